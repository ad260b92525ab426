import { shapes } from '@foreland/model/contract';
import type { Access, Route } from '@foreland/model/contract';
import { z } from 'zod';
import { OIDC_CALLBACK } from '../auth/oidc.ts';

type Schema = Record<string, unknown>;

/** The API as an OpenAPI 3.1 document, derived from the contract. */
export function openApi(routes: Readonly<Record<string, Route>>, version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of Object.values(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Foreland',
      version,
      description:
        'Joint working platform against migrant smuggling. What an answer holds depends on the reader’s partner, role, purpose and clearance.',
    },
    tags: [...new Set(Object.values(routes).map(({ room }) => room))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-foreland' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: schemaOf(shapes.Problem, 'output') },
    },
  };
}

function operation(route: Route): Record<string, unknown> {
  return {
    operationId: route.id,
    summary: route.summary,
    description: `${accessWords(route.access)} At most ${route.limit ?? 600} requests a minute.`,
    tags: [route.room],
    security: route.access === 'anyone' ? [] : [{ session: [] }, { token: [] }],
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...requestBody(route),
    responses: {
      ...answer(route),
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function requestBody(route: Route): Record<string, unknown> {
  if (route.upload)
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  if (!route.body) return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
    },
  };
}

function answer(route: Route): Record<string, unknown> {
  switch (route.form ?? 'json') {
    case 'json':
      return {
        200: {
          description: route.summary,
          content: { 'application/json': { schema: schemaOf(route.response, 'output') } },
        },
      };
    case 'events':
      return {
        200: {
          description: `${route.summary}; the data of each event is JSON`,
          content: { 'text/event-stream': { schema: schemaOf(route.response, 'output') } },
        },
      };
    case 'file':
      return { 200: { description: route.summary, content: { '*/*': { schema: {} } } } };
    case 'redirect':
      return {
        303: {
          description: route.path === OIDC_CALLBACK ? 'To the app' : 'To the provider',
          headers: { location: { schema: { type: 'string' } } },
        },
      };
  }
}

function parameters(place: 'path' | 'query', schema: z.ZodType | undefined): Record<string, unknown>[] {
  if (!schema) return [];
  const { properties, required } = schemaOf(schema, 'input');
  const names = new Set(Array.isArray(required) ? required : []);
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || names.has(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function accessWords(access: Access): string {
  if (access === 'anyone') return 'Open to anyone.';
  if (access === 'session') return 'For anyone signed in.';
  if (access === 'view') return 'For roles that see statements.';
  return `For the role ${access.roles.join(' or ')}.`;
}
