import { clears, parseLabel } from '@foreland/model';
import type { Label, Reader } from '@foreland/model';
import type { Answered, TestClient } from '@foreland/testkit';
import { ABSENT } from './asking.ts';
import type { Asking } from './asking.ts';

const NO_DIGEST = 'A'.repeat(43);

/** Who sends and receives goods: rules on goods decide whether they are targets. */
const SHOPS: readonly string[] = ['GB', 'DE', 'FR'].flatMap((partner) =>
  [1, 2, 3].map((at) => `${partner}:shop-${at}`),
);

/** Nodes of which some are in view, some hidden, and one is not there. */
const NODES: string[] = [
  ...['GB', 'DE', 'FR'].flatMap((partner) => [1, 2, 3, 4, 5, 6].map((at) => `${partner}:p-${at}`)),
  ...SHOPS,
  'GB:v-1',
  'GB:nobody',
  'phone:+447700900110',
];

interface Proposals {
  readonly actions?: readonly { readonly id: string }[];
}
interface Scope {
  readonly group?: string;
  readonly nodes?: string[];
}
interface Ranked {
  readonly ranking?: {
    readonly digest: string;
    readonly portfolios: readonly { readonly actions: readonly string[] }[];
  };
}

/** Every way to ask for actions, rank them, decide on them and say what came of it. */
export async function askDisruption(asking: Asking): Promise<void> {
  const { groups } = (await asking.try('networks')).json as { groups?: readonly { id: string }[] };
  const scopes: readonly Scope[] = [
    ...(groups ?? []).slice(0, 1).map(({ id }) => ({ group: id })),
    { nodes: ['DE:p-2'] },
    { nodes: NODES },
    { group: 'GB:nobody' },
  ];
  for (const node of ['GB:p-1', 'DE:p-2', 'FR:p-3', ...NODES.slice(-3)])
    await asking.ask('proposedActions', { body: { nodes: [node] } });
  for (const scope of [{}, { group: 'DE:p-2' }, { group: 'DE:p-2', nodes: NODES }])
    await asking.ask('rankActions', { body: { ...scope, budget: 5 } });
  for (const scope of scopes) {
    const { actions = [] } = (await asking.ask('proposedActions', { body: scope })) as Proposals;
    const question = { ...scope, budget: 5 };
    const { ranking } = (await asking.ask('rankActions', { body: question })) as Ranked;
    await asking.ask('rankActions', { body: { ...question, actions: ['arrest:DE:p-2', 'arrest:GB:v-1'] } });
    const chosen = ranking?.portfolios[0]?.actions ?? actions.slice(0, 1).map(({ id }) => id);
    const decided = await asking.try('decideOnActions', {
      body: {
        ...scope,
        actions: [...chosen],
        reason: 'tried',
        advice: { digest: ranking?.digest ?? NO_DIGEST, question },
      },
    });
    // Ids are drawn by chance.
    const id = String((decided.json as { id?: unknown }).id ?? ABSENT);
    asking.keep('decideOnActions', withoutIds(decided));
    for (const action of [chosen[0] ?? 'arrest:DE:p-2', 'arrest:GB:v-1']) {
      const outcome = { action, result: 'failed' as const, day: '2026-11-01', statements: [] };
      asking.keep(
        'recordOutcome',
        withoutIds(await asking.try('recordOutcome', { params: { decision: id }, body: outcome })),
      );
    }
    asking.keep('actionDecisions', withoutIds(await asking.try('actionDecisions', { query: {} })));
    const { group } = scope;
    if (group !== undefined)
      asking.keep('actionDecisions', withoutIds(await asking.try('actionDecisions', { query: { group } })));
    asking.keep('actionDecisions', withoutIds(await asking.try('actionDecisions', { query: { limit: 1 } })));
    // What came of the action counts from now on.
    await asking.ask('rankActions', { body: question });
  }
  await asking.ask('recordOutcome', {
    params: { decision: ABSENT },
    body: { action: 'arrest:DE:p-2', result: 'succeeded', day: '2026-11-01' },
  });
}

/**
 * Decides on actions against whatever the other sees more of than the reader, and says that they succeeded.
 * @returns how many decisions were made
 */
export async function decideUnseen(other: TestClient, reader: Reader): Promise<number> {
  let decided = 0;
  for (const node of new Set([...NODES.filter((_, at) => at % 2 === 0), ...SHOPS])) {
    const answered = await other.try('statementsOf', { params: { record: node } });
    const { statements = [] } = answered.json as { statements?: readonly { label: Label }[] };
    const traded = await other.try('supplySupplier', { params: { party: node } });
    const { label: card } = traded.json as { label?: Label };
    // What supply says of it counts as much as what is said of it.
    const known = [...statements.map(({ label }) => label), ...(card ? [card] : [])];
    if (known.every((label) => clears(reader, parseLabel(label)))) continue;
    const proposed = await other.try('proposedActions', { body: { nodes: [node] } });
    const { actions = [] } = proposed.json as Proposals;
    if (actions.length === 0) continue;
    const { id } = await other.call('decideOnActions', {
      body: { nodes: [node], actions: actions.map((action) => action.id), reason: 'seen by others only' },
    });
    for (const action of actions) {
      await other.call('recordOutcome', {
        params: { decision: id },
        body: { action: action.id, result: 'succeeded', day: '2026-11-01', note: 'seen by others only' },
      });
    }
    decided += 1;
  }
  return decided;
}

function withoutIds(answered: Answered): Answered {
  return {
    ...answered,
    text: answered.text
      .replaceAll(/"id":"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, '"id":"drawn"')
      // Where the next page begins is told by the id of the last decision on this one.
      .replaceAll(/"next":"[\w-]+"/g, '"next":"drawn"'),
  };
}
