import type { Detail, Land } from './land.worker.ts';

export type { Land };

const loading = new Map<Detail, Promise<Land>>();

/** Land and borders, unpacked once per page and kept. */
export function loadLand(detail: Detail): Promise<Land> {
  let land = loading.get(detail);
  if (!land) {
    land = unpack(detail);
    land.catch(() => loading.delete(detail));
    loading.set(detail, land);
  }
  return land;
}

function unpack(detail: Detail): Promise<Land> {
  const { promise, resolve, reject } = Promise.withResolvers<Land>();
  const worker = new Worker(new URL('./land.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', (event: MessageEvent<Land>) => resolve(event.data));
  worker.addEventListener('error', (event) => reject(new Error(event.message || 'The map data could not be loaded.')));
  worker.postMessage(detail);
  return promise.finally(() => worker.terminate());
}
