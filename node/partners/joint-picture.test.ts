import { generateExercise } from '@foreland/exercise';
import type { ExerciseFile } from '@foreland/exercise';
import { bytesFile } from '@foreland/formats';
import type { Partner } from '@foreland/model';
import type { Call, Contract, RouteId } from '@foreland/model/contract';
import { startTestNetwork, startTestNode, until } from '@foreland/testkit';
import type { TestClient, TestNode } from '@foreland/testkit';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { runImport } from '../rooms/import-run.ts';

/**
 * Nodes that hold their own partner's part of the exercise, and exchange what the labels allow, show each reader byte for byte
 * what one store with everything would show that reader.
 *
 * `FORELAND_JOINT=medium npx vitest run node/partners/joint-picture` takes the medium exercise, with the nodes of Europol and
 * Frontex beside those of the five, and more readers.
 */
const NOW = new Date('2026-11-02T09:30:00.000Z');
const IS_WHOLE = process.env['FORELAND_JOINT'] === 'medium';
const PARTNERS: readonly Partner[] = [
  'GB',
  'DE',
  'FR',
  'BE',
  'NL',
  ...(IS_WHOLE ? (['EUROPOL', 'FRONTEX'] as const) : []),
];
/** One reader of each node, each in another role. */
const READERS: readonly (readonly [Partner, string])[] = [
  ['GB', 'gb-protection'],
  ['DE', 'de-analyst'],
  ['FR', 'fr-flows'],
  ['BE', 'be-adverts'],
  ['NL', 'nl-campaigns'],
  ...(IS_WHOLE
    ? ([
        ['GB', 'gb-analyst'],
        ['FR', 'fr-liaison'],
        ['NL', 'nl-analyst'],
        ['EUROPOL', 'europol-analyst'],
        ['FRONTEX', 'frontex-flows'],
      ] as const)
    : []),
];
const MINUTES = IS_WHOLE ? 90 : 4;

test(
  'each node shows what a single store restricted to its view would',
  { timeout: MINUTES * 60_000 },
  async () => {
    const files = generateExercise({
      size: IS_WHOLE ? 'medium' : 'small',
      seed: 2025,
      today: '2026-11-02',
    }).files.filter(({ partner }) => (PARTNERS as readonly string[]).includes(partner));
    const clock = (): Date => NOW;
    await using single = await startTestNode({ clock });
    for (const file of files) await importFile(single, file);
    await using network = await startTestNetwork({ partners: PARTNERS, clock });
    await network.shareEverything();
    for (const file of files) await importFile(network.node(file.partner as Partner), file);
    told('imported');
    await network.settle();
    told('exchanged');
    for (const [partner, persona] of READERS) {
      const alone = await answers(await single.persona(persona));
      const joint = await answers(await network.node(partner).persona(persona));
      expect(joint.size, persona).toBe(alone.size);
      for (const [asked, answer] of alone) expect(joint.get(asked), `${persona} ${asked}`).toBe(answer);
      expect(alone.size, persona).toBeGreaterThan(3);
      told(`${persona}: ${alone.size} answers, ${[...alone.values()].join('').length} characters, equal`);
    }
  },
);

/** Figures of the long run. */
function told(what: string): void {
  if (!IS_WHOLE) return;
  const { user, system } = process.cpuUsage();
  console.log(`${Math.round((user + system) / 1e6)} CPU-s  ${what}`);
}

async function importFile(node: TestNode, { name, partner, lines }: ExerciseFile): Promise<void> {
  const bytes = new TextEncoder().encode([...lines()].join('\n'));
  const { store } = node.node.context;
  const report = await runImport(store, {
    files: [bytesFile(name, bytes)],
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    format: 'foreland',
    options: {},
    view: await store.view({
      user: 'test',
      partner: partner as Partner,
      role: 'analyst',
      purpose: 'operational-analysis',
      clearance: 'secret',
    }),
    allowRejected: false,
  });
  expect(report.errors).toEqual([]);
}

/** What a reader is answered: the picture, searches, dossiers, contributions, leads with their evidence, and matches. */
async function answers(client: TestClient): Promise<Map<string, string>> {
  const kept = new Map<string, string>();
  const ask = async <Id extends RouteId>(id: Id, call: Call<Contract[Id]> = {}): Promise<unknown> => {
    const { status, text, json } = await client.try(id, call);
    if (status === 200) kept.set(`${id} ${JSON.stringify(call)}`, text);
    return json ?? {};
  };
  await until('everything is analysed', async () => {
    const { json } = await client.try('picture');
    const models = await client.try('matchModels');
    return [json, models.json].every((each) => !(each as { computing?: boolean } | undefined)?.computing);
  });
  await ask('picture');
  await ask('contributions', { query: { limit: 200 } });
  const { leads = [] } = (await ask('leads', { query: { limit: 200 } })) as { leads?: { id: string }[] };
  for (const lead of leads.slice(0, 20)) await ask('lead', { params: { lead: lead.id } });
  const { matches = [] } = (await ask('matches', { query: { limit: 200 } })) as {
    matches?: { id: string }[];
  };
  for (const match of matches.slice(0, 20)) await ask('match', { params: { match: match.id } });
  for (const q of ['karim', 'engine', '+44', 'calais']) {
    const { hits = [] } = (await ask('search', { query: { q } })) as { hits?: { record: string }[] };
    for (const { record } of hits.slice(0, 10)) await ask('dossier', { params: { record } });
  }
  return kept;
}
