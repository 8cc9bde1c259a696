/** A named fact that one room announces and others may react to. The type parameter is its payload. */
export interface EventDefinition<Payload extends object> {
  readonly type: string;
  /** Carries the payload's type; never has a value. */
  readonly payload?: Payload;
}

const known = new Set<string>();

/** Declares an event once: `export const lotDeclared = event<{ lotId: string }>('lot.declared')`. */
export function event<Payload extends object>(type: string): EventDefinition<Payload> {
  if (!/^[a-z-]+\.[a-z-]+$/.test(type)) throw new Error(`event type ${type} is not of the form thing.happened`);
  if (known.has(type)) throw new Error(`event ${type} is declared twice`);
  known.add(type);
  return { type };
}
