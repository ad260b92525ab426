import type { Engine, Feed, Input } from '@foreland/model/engine';
import { captionsOf, feedsDigest, readInput } from './feeds.ts';
import type { HostedEngine, Made, Named, Work } from './hosted-engine.ts';
import { digestOf } from './input-digest.ts';

/** What of a hosted engine the value of an engine does not say. */
type Additions<State, Question extends Named, Answer extends Named> = Partial<
  Omit<HostedEngine<State, Question, Answer>, 'engine'>
>;

/** View classes of which a thread holds the state, unless an engine says otherwise. */
const HELD = 4;

/** An engine as the node hosts it: read, made, held and asked for leads as its value declares. */
export function hosted<
  Read extends Feed,
  Parameters,
  State,
  Question extends Named = never,
  Answer extends Named = never,
>(
  engine: Engine<Read, Parameters, State>,
  additions: Additions<State, Question, Answer> = {},
): HostedEngine<State, Question, Answer> {
  const { version, reads, leads } = engine;
  const parametersOf = (work: Work): Parameters => engine.parameters.parse(work.beside.parameters ?? {});
  return {
    engine,
    follows: 'entities' in reads ? ['matching'] : [],
    held: HELD,
    digest: async (reader, beside) =>
      digestOf(version, beside.parameters ?? {}, ...(await feedsDigest(reader, reads, beside))),
    async make(work): Promise<Made<State>> {
      const { store, view, beside, checkpoint, progress } = work;
      const read = await store.read(view, async (reader) => {
        const rows = await readInput(reader, reads, beside, checkpoint);
        const captions = await captionsOf(reader, engine.captionsOf?.(rows) ?? [], checkpoint);
        const input = { ...rows, captions } as Input<Read>;
        return { digest: await this.digest(reader, beside), input };
      });
      checkpoint();
      const run = { parameters: parametersOf(work), checkpoint, progress };
      return { digest: read.digest, state: await engine.build(read.input, run) };
    },
    ...(leads && {
      leads: {
        version,
        find: (state: State, _, beside) =>
          leads(state, {
            parameters: engine.parameters.parse(beside.parameters ?? {}),
            checkpoint: () => undefined,
            progress: () => undefined,
          }),
      },
    }),
    ...additions,
  };
}
