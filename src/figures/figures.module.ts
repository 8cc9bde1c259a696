import { Module } from '@nestjs/common';
import { ExportsService } from './exports.service.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';

@Module({ controllers: [FiguresController], providers: [FiguresService, ExportsService], exports: [FiguresService] })
export class FiguresModule {}
