import { EngineWork } from './engine-work.ts';
import type { EngineReply, EngineRequest } from './engine-work.ts';
import type { AnyHostedEngine, Beside } from './hosted-engine.ts';
import { serve } from './serve.ts';

/** What a thread is asked, and of which engine. */
export interface EngineErrand {
  readonly engine: string;
  readonly request: EngineRequest;
  readonly beside: Omit<Beside, 'now'>;
}

/** The other end of `EngineHost`: does what the engines of a list are asked for. */
export function serveEngines(engines: readonly AnyHostedEngine[]): void {
  const known = new Map(engines.map((hosted) => [hosted.engine.id, new EngineWork(hosted)]));
  serve<EngineErrand, undefined, EngineReply>(({ request: errand, now, ...service }) => {
    const work = known.get(errand.engine);
    if (!work) throw new Error(`no engine ${errand.engine}`);
    return work.do(errand.request, { ...service, beside: { ...errand.beside, now } });
  });
}
