/** The roles of the people and programs that use Glane. `system` is the program itself, in its jobs. */
export const ROLES = ['shop-staff', 'association', 'driver', 'hub', 'town-hall', 'coordinator', 'committee', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, in which territory, for which organisation. Written to every history row as `label`. */
export interface Actor {
  readonly kind: 'user' | 'key' | 'system';
  readonly id: string;
  readonly territoryId: string;
  readonly role: Role | 'system';
  readonly organisationId: string | null;
  readonly personId: string | null;
  /** Actions an API key is limited to; null for users. */
  readonly scopes: readonly string[] | null;
  readonly name: string;
}

/** `user:0199…`, `key:0199…` or `system:matching`: what the history keeps of an actor (an id, never a name). */
export const actorLabel = (actor: Actor): string => `${actor.kind}:${actor.id}`;

/** The program itself, acting in one territory on behalf of one of its rooms. */
export const systemActor = (territoryId: string, room: string): Actor => ({
  kind: 'system',
  id: room,
  territoryId,
  role: 'system',
  organisationId: null,
  personId: null,
  scopes: null,
  name: room,
});
