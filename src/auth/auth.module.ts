import { Module } from '@nestjs/common';
import { ApiKeyService } from './api-key.service.js';
import { ApiKeysController } from './api-keys.controller.js';
import { KeyRing } from './key-ring.js';
import { LoginService } from './login.service.js';
import { SessionService } from './session.service.js';
import { SessionsController } from './sessions.controller.js';
import { UserService } from './user.service.js';
import { UsersController } from './users.controller.js';

@Module({
  controllers: [SessionsController, UsersController, ApiKeysController],
  providers: [LoginService, SessionService, UserService, ApiKeyService, KeyRing],
  exports: [KeyRing],
})
export class AuthModule {}
