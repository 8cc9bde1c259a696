import type { TestApp } from './app.js';

/** One operation of the API as its own document describes it. */
export interface Operation {
  /** `POST /sites/{id}/closures`, below /api/v1. */
  name: string;
  method: string;
  /** Address with `{id}` in it. */
  path: string;
  /** What it asks for: an action, `signed-in` or `public`; undefined where the document does not say. */
  action: string | undefined;
  /** Properties of its JSON body, and the document they refer to. */
  body: Schema | undefined;
}

export interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  pattern?: string;
  example?: unknown;
  minimum?: number;
  minLength?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  $ref?: string;
}

export interface ApiDocument {
  openapi: string;
  paths: Record<string, Record<string, any>>;
  components: { schemas: Record<string, Schema> };
}

/** The document as the application serves it. */
export const documentOf = async (app: TestApp): Promise<ApiDocument> => (await app.anonymous.get(`${app.url}/api/openapi.json`)).body;

/** Every operation below /api/v1. What stands beside it (health, words of problems) is public by nature. */
export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path.slice('/api/v1'.length)}`,
        method: method.toUpperCase(),
        path: path.slice('/api/v1'.length),
        action: operation['x-action'],
        body: operation.requestBody?.content?.['application/json']?.schema,
      })),
    );
}

/** A schema with its references followed one step. */
export function resolved(document: ApiDocument, schema: Schema): Schema {
  const target = schema.$ref
    ? document.components.schemas[schema.$ref.split('/').at(-1)!]!
    : (schema.allOf?.[0] ?? schema.anyOf?.[0] ?? schema.oneOf?.[0]);
  return target ? resolved(document, target) : schema;
}

/** A value that fits a schema, as far as its form goes: ids of nothing, dates to come, short texts. */
export function fitting(document: ApiDocument, given: Schema): unknown {
  const schema = resolved(document, given);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  switch ([schema.type].flat()[0]) {
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    case 'array':
      return schema.minItems
        ? Array.from({ length: schema.minItems }, () => fitting(document, schema.items!))
        : [fitting(document, schema.items ?? {})];
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, fitting(document, property)]));
    default:
      return TEXTS[schema.format ?? ''] ?? 'texte'.padEnd(schema.minLength ?? 0, 'e');
  }
}

const TEXTS: Record<string, string> = {
  uuid: '01a00000-0000-7000-8000-000000000000',
  date: '2027-01-01',
  'date-time': '2027-01-01T12:00:00Z',
  email: 'quelqu.un@glane.test',
};
