import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;
type SchemaObject = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** The OpenAPI 3.1 document of the API as it is in this process. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Glane')
    .setDescription(
      'The dispatcher of a district’s food surplus. Masses are whole grams, times RFC 3339 with an offset, points [lon, lat]. ' +
        'Every POST may carry an Idempotency-Key (an API key must send one); errors are RFC 9457 problem+json with a stable `code`.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: glane_<prefix>_<secret>.' }, 'apiKey')
    .addCookieAuth('glane', { type: 'apiKey', in: 'cookie' }, 'session')
    .addSecurityRequirements('apiKey')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return withCommonParts(document);
}

/** What every operation has, said once here: how it fails, and the key that makes a POST safe to send again. */
function withCommonParts(document: OpenAPIObject): OpenAPIObject {
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: PROBLEM } };
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path) as [string, OperationObject][]) {
      if (typeof operation !== 'object' || !operation.responses) continue;
      operation.responses['default'] = {
        description: 'Refused or failed: RFC 9457, with a stable code that GET /problems/{code} explains.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
      if (method === 'post') operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
    }
  }
  return document;
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    'The same key gives the same answer for at least seven days; another body with it is refused (422). An API key must send one.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 255 },
};

const PROBLEM: SchemaObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'instance', 'code', 'facts', 'errors'],
  properties: {
    type: { type: 'string', description: 'Address of the page that explains the code.' },
    title: { type: 'string', description: 'What is wrong, in the asked language.' },
    status: { type: 'integer' },
    instance: { type: 'string', description: 'The request’s number, to give to support.' },
    code: { type: 'string', description: 'Stable name of the problem.' },
    facts: { type: 'object', additionalProperties: true, description: 'The figures behind it.' },
    errors: {
      type: 'array',
      description: 'One for each field to correct.',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string', description: 'RFC 6901.' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

/** Serves the document at /api/openapi.json and pages for people at /api/docs, from this server alone. */
export function mountOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Glane API',
  });
}
