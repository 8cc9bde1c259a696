import { ApiProperty } from '@nestjs/swagger';
import { Anything, Email, Flag, Instant, ListOf, LonLat, Nested, OneOf, Text, Texts, Uuid } from '../platform/http/fields.js';
import { LANGUAGES } from '../vocabulary/words.js';
import { ROLES } from '../vocabulary/actor.js';
import type { Reach } from './permissions.js';

export class Area {
  @Text({ about: 'Code of the quartier.' }) code: string;
  @Text({ about: 'Its name.' }) name: string;
  @Anything({ about: 'Its outline as a GeoJSON geometry.' }) outline: object;
}

export class Territory {
  @Uuid({ about: 'Id.' }) id: string;
  @Text({ about: 'Code.', example: 'paris-20' }) code: string;
  @Text({ about: 'Name.' }) name: string;
  @Text({ about: 'IANA time zone its days are counted in.', example: 'Europe/Paris' }) timeZone: string;
  @LonLat({ about: 'Its centre.' }) centre: [number, number];
  @Anything({ about: 'Its outline as a GeoJSON geometry.', nullable: true }) outline: object | null;
  @Text({ about: 'Where the outline comes from.', nullable: true, max: 500 }) outlineSource: string | null;
  @ListOf(() => Area, { about: 'Its quartiers.' }) areas: Area[];
}

export class Settings {
  @Text({ about: 'Address pattern of the map tiles; empty where there are none.', max: 500 }) tilesUrl: string;
  @Text({ about: 'Whom the tiles come from.', max: 500 }) tilesAttribution: string;
  @Flag({ about: 'Whether this is a demonstration: invented organisations, a clock that may be shifted.' }) demo: boolean;
}

/** Who asks, what they may do, and the little that every screen needs. */
export class Me {
  @Uuid({ about: 'Id of the user or key.' }) id: string;
  @OneOf(['user', 'key'], { about: 'A person with a session, or a program with a key.' }) kind: string;
  @Text({ about: 'Name.' }) name: string;
  @Email({ about: 'E-mail address; null for a key.', nullable: true }) email: string | null;
  @OneOf(ROLES, { about: 'Role.' }) role: string;
  @Uuid({ about: 'Organisation they act for.', nullable: true }) organisationId: string | null;
  @Text({ about: 'Its name.', nullable: true }) organisationName: string | null;
  @Uuid({ about: 'The driver or volunteer they are.', nullable: true }) personId: string | null;
  @Texts({ about: 'Ids of the sites of their organisation.', max: 1000 }) siteIds: string[];
  @Nested(() => Territory, { about: 'Their territory.' }) territory: Territory;
  @OneOf(LANGUAGES, { about: 'Language of their screens.' }) locale: string;
  @ApiProperty({
    description: 'What they may do: the whole territory, or what belongs to their own organisation. What is not named they may not.',
    type: 'object',
    additionalProperties: { type: 'string', enum: ['any', 'own'] },
  })
  actions: Record<string, Reach>;
  @Instant({ about: 'What time it is by the database’s clock.' }) now: string;
  @Nested(() => Settings, { about: 'Settings that screens need.' }) settings: Settings;
}
