import { ForelandError } from '@foreland/model';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Serves the built app. Every address that is neither a file nor of the API is a place inside the app, which
 * finds its own way there.
 */
export async function addWebApp(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      cacheControl: false,
      setHeaders(reply, path) {
        reply.header('cache-control', cacheControl(folder, path));
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const page =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      (request.headers.accept ?? '').includes('text/html');
    if (page && built) return reply.sendFile('index.html');
    if (page) throw notBuilt();
    throw new ForelandError({
      code: 'route-unknown',
      message: 'There is no such address at this node.',
      remedy: 'Look the address up in /api/openapi.json.',
      status: 404,
    });
  });
}

function notBuilt(): ForelandError {
  return new ForelandError({
    code: 'web-app-missing',
    message: 'The pages of Foreland have not been built.',
    remedy: 'Run “npm run build:web” in the project folder, then start the node again.',
    status: 503,
  });
}

/** Names of assets carry a hash of their content. Browsers ask for the icon at every change of the address. */
function cacheControl(folder: string, path: string): string {
  if (path.startsWith(join(folder, 'assets'))) return 'public, max-age=31536000, immutable';
  return path.endsWith('.svg') ? 'public, max-age=86400' : 'no-cache';
}
