import { Global, Module } from '@nestjs/common';
import { Edge } from './edge.js';

@Global()
@Module({ providers: [Edge], exports: [Edge] })
export class EdgeModule {}
