import { contributionOf, parseLabel } from '@foreland/model';
import type { Contribution, Label, Partner, Reader, StatementDraft } from '@foreland/model';
import { createTestDatabase } from '../testkit/database.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';
import type { Contributed } from './write/contribute.ts';

/** For tests of the store: a real one, and short ways to say what is in it. */
export interface TestStore extends AsyncDisposable {
  readonly store: Store;
  /** Sets the clock. */
  at(instant: string): void;
  /** Contributes as an analyst of the partner. */
  give(title: string, drafts: readonly StatementDraft[], partner?: Partner): Promise<Contributed>;
  retract(title: string, partner?: Partner): Promise<number>;
  /** Forgets everything but labels. */
  empty(): Promise<void>;
}

const TABLES = [
  'contribution_label',
  'contribution',
  'statement_sighting',
  'statement',
  'name_entry',
  'text_entry',
  'identifier_entry',
  'reference_entry',
];

export async function openTestStore(): Promise<TestStore> {
  await using parts = new AsyncDisposableStack();
  const { connection } = parts.use(await createTestDatabase());
  let now = '2026-01-01T00:00:00.000Z';
  const store = parts.use(await openStore({ connection, clock: () => new Date(now) }));
  const all = parts.move();
  return {
    store,
    at(instant) {
      now = new Date(instant).toISOString();
    },
    async give(title, drafts, partner = 'GB') {
      const view = await store.view(analyst(partner));
      return store.transact((transactor) =>
        transactor.contribute(contribution(title, partner), [drafts], view),
      );
    },
    async retract(title, partner = 'GB') {
      const view = await store.view(analyst(partner));
      return store.transact((transactor) =>
        transactor.retractContribution(view, contribution(title, partner).id, 'a mistake'),
      );
    },
    async empty() {
      // Rows of a few tests are removed faster than files of whole tables are made anew.
      await store.pool.query(TABLES.map((table) => `DELETE FROM ${table}`).join('; '));
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

export function analyst(partner: Partner = 'GB'): Reader {
  return { user: 'ada', partner, role: 'analyst', purpose: 'operational-analysis', clearance: 'secret' };
}

export function contribution(title: string, partner: Partner = 'GB'): Contribution {
  return contributionOf({
    partner,
    title,
    source: 'test',
    legalBasis: 'fictional',
    receivedOn: '2026-01-01',
    fileHash: title,
    format: 'test',
    mapping: undefined,
    exercise: true,
  });
}

export function label(changes: Partial<Label> = {}): Label {
  return parseLabel({
    originators: ['GB'],
    audience: ['GB', 'FR'],
    purposes: ['operational-analysis'],
    handling: [],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2030-01-01',
    ...changes,
  });
}

export const OPEN = label();

/** A statement on a person. */
export function fact(
  record: string,
  property: string,
  value: string,
  more: Partial<StatementDraft> = {},
): StatementDraft {
  return { record, schema: 'Person', property, value, label: OPEN, kind: 'fact', ...more };
}
