import { contract } from '@foreland/model/contract';
import type { systemRoutes } from '@foreland/model/contract/system';
import type { Handlers } from '../handler.ts';
import { FileAnswer } from '../http/answers.ts';
import { openApi } from '../http/openapi.ts';
import { VERSION } from '../version.ts';

export const systemHandlers: Handlers<typeof systemRoutes> = {
  async health({ store, lifecycle }) {
    const database = await store.pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return { status: !database ? 'failing' : lifecycle.isReady ? 'ok' : 'starting', database };
  },

  async metrics({ metrics }) {
    const text = await metrics.render();
    return new FileAnswer({ body: once(text), type: 'text/plain; version=0.0.4; charset=utf-8' });
  },

  async openapi() {
    return openApi(contract, VERSION);
  },
};

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
