import { contributionOf, parseLabel, partnerOf } from '@foreland/model';
import type { Label, Partner, Reader, StatementDraft } from '@foreland/model';
import type { Store } from '@foreland/store';
import { until } from '@foreland/testkit';
import type { TestClient } from '@foreland/testkit';

/** For tests of matching: short ways to say what is known of whom. */
export function analyst(partner: Partner): Reader {
  return { user: 'seed', partner, role: 'analyst', purpose: 'operational-analysis', clearance: 'secret' };
}

export function labelFor(audience: readonly Partner[], changes: Partial<Label> = {}): Label {
  return parseLabel({
    originators: [],
    audience,
    purposes: ['operational-analysis'],
    handling: ['H0'],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2029-01-01',
    ...changes,
  });
}

/** Seen by British, French and German readers. */
export const JOINT = labelFor(['GB', 'FR', 'DE']);

/** Facts on a person, each under the label; the partner of the record is their originator. */
export function person(
  record: string,
  facts: Readonly<Record<string, string>>,
  label: Label = JOINT,
  more: Partial<StatementDraft> = {},
): StatementDraft[] {
  const own = parseLabel({ ...label, originators: [partnerOf(record)] });
  return Object.entries(facts).map(([property, value]) => ({
    record,
    schema: 'Person',
    property,
    value,
    label: own,
    kind: 'fact' as const,
    subject: 'suspect' as const,
    grading: '4x4/B/2',
    ...more,
  }));
}

const FIRST =
  'Karim Anna Pieter Rebaz Nadia Tomasz Selma Idris Marta Yusuf Greta Hamza Lotte Omid Femke Bram'.split(' ');
const LAST =
  'Hadi Vos Claes Omar Weiss Lewandowski Okafor Brandt Sari Dubois Nkosi Jansen Petrov Aziz Moreau'.split(
    ' ',
  );

/** Somebody who is told from everybody else by name, birth date, document and telephone. */
export function somebody(number: number): Record<string, string> {
  return {
    name: `${FIRST[number % FIRST.length]} ${LAST[number % LAST.length]}`,
    birthDate: `19${60 + (number % 37)}-0${1 + (number % 9)}-${10 + (number % 18)}`,
    idNumber: `X${8_203_914 + number * 7919}`,
    phone: `+44770090${String(1000 + number)}`,
  };
}

/** Enough other people that sharing a number with somebody is something rare. */
export function crowd(partner: Partner, size = 300): StatementDraft[] {
  return Array.from({ length: size }, (_, at) =>
    person(`${partner}:crowd-${at}`, somebody(1000 + at)),
  ).flat();
}

export function contributionBy(partner: Partner, title: string): ReturnType<typeof contributionOf> {
  return contributionOf({
    partner,
    title,
    source: 'test',
    legalBasis: 'Test',
    receivedOn: '2026-10-31',
    fileHash: title,
    format: 'foreland',
    mapping: undefined,
    exercise: true,
  });
}

/** Contributes what each partner says of its own records, under one title. */
export async function give(store: Store, title: string, drafts: readonly StatementDraft[]): Promise<void> {
  for (const [partner, own] of Map.groupBy(drafts, ({ record }) => partnerOf(record) as Partner)) {
    const view = await store.view(analyst(partner));
    await store.transact((transactor) => transactor.contribute(contributionBy(partner, title), [own], view));
  }
}

export async function takeBack(store: Store, partner: Partner, title: string): Promise<void> {
  const view = await store.view(analyst(partner));
  await store.transact((transactor) =>
    transactor.retractContribution(view, contributionBy(partner, title).id, 'a mistake'),
  );
}

/** Waits until nothing is being matched for this reader. */
export async function matched(client: TestClient): Promise<void> {
  await until('everything is matched', async () => !(await client.call('matchModels')).computing);
}
