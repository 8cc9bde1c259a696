import { Email, Flag, Instant, ListOf, OneOf, Text } from '../platform/http/fields.js';
import { ROLES } from '../vocabulary/actor.js';

export class Login {
  @Email({ about: 'E-mail address of the account.', example: 'coordination@exemple.fr' }) email: string;
  @Text({ about: 'Password.', min: 1, max: 200 }) password: string;
}

export class Device {
  @Text({ about: 'What the browser or program said it is.', nullable: true }) device: string | null;
  @Instant({ about: 'When it signed in.' }) createdAt: string;
  @Instant({ about: 'When its pages were last opened.' }) lastSeenAt: string;
  @Instant({ about: 'When it has to sign in again.' }) expiresAt: string;
  @Flag({ about: 'Whether it is the one that asks.' }) current: boolean;
}

export class Devices {
  @ListOf(() => Device, { about: 'Devices that are signed in, the last used first.' }) items: Device[];
}

export class DemoLogin {
  @OneOf(ROLES, { about: 'Role.' }) role: string;
  @Text({ about: 'E-mail address.' }) email: string;
  @Text({ about: 'Name.' }) name: string;
  @Text({ about: 'Password.' }) password: string;
}

export class DemoLogins {
  @ListOf(() => DemoLogin, { about: 'One login per role of a demonstration; empty on any other database.' }) items: DemoLogin[];
}
