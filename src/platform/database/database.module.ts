import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ENV, readEnv, type Env } from '../config/env.js';
import { appDataSourceOptions } from './data-source.js';
import { DATABASE_URL } from './database-url.js';
import { UnitOfWork } from './unit-of-work.js';

@Global()
@Module({
  providers: [
    { provide: ENV, useFactory: () => readEnv() },
    { provide: DATABASE_URL, inject: [ENV], useFactory: (env: Env) => env.APP_DATABASE_URL },
  ],
  exports: [ENV, DATABASE_URL],
})
export class SettingsModule {}

@Global()
@Module({
  imports: [
    SettingsModule,
    TypeOrmModule.forRootAsync({
      inject: [ENV, DATABASE_URL],
      useFactory: (env: Env, url: string) => ({
        ...appDataSourceOptions(url, env.DATABASE_POOL),
        autoLoadEntities: true,
        retryAttempts: 3,
        retryDelay: 1000,
      }),
    }),
  ],
  providers: [UnitOfWork],
  exports: [UnitOfWork, TypeOrmModule],
})
export class DatabaseModule {}
