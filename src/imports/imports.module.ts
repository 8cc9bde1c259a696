import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { DirectoryImportService } from './directory-import.service.js';
import { ImportDesk } from './import-desk.service.js';
import { ImportService } from './import.service.js';
import { ImportsController } from './imports.controller.js';
import { LotImportService } from './lot-import.service.js';

/** Kinds of body that are files: handed on as they come, never gathered in memory. */
const FILE_TYPES = ['text/csv', 'text/tab-separated-values', 'application/csv', 'application/x-ndjson', 'application/octet-stream'];

@Module({
  controllers: [ImportsController],
  providers: [ImportDesk, ImportService, DirectoryImportService, LotImportService],
  exports: [ImportDesk],
})
export class ImportsModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // A queue process has no HTTP server.
    const fastify = (this.host.httpAdapter as { getInstance?: () => FastifyInstance } | undefined)?.getInstance?.();
    fastify?.addContentTypeParser?.(FILE_TYPES, (_request, body, done) => done(null, body));
  }
}
