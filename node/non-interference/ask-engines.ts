import { ENGINES } from '../analysis/engines.ts';
import type { Asking } from './asking.ts';

/** Every question that an engine declares, as it is asked where nothing is said, and some that do not exist. */
export async function askEngines(asking: Asking): Promise<void> {
  await asking.ask('engines');
  for (const { engine } of ENGINES)
    for (const question of [...Object.keys(engine.questions ?? {}), 'nothing'])
      await asking.ask('askEngine', { params: { engine: engine.id, question }, body: {} });
  await asking.ask('askEngine', { params: { engine: 'nobody', question: 'nothing' }, body: {} });
}
