import { partnerOf } from '@foreland/model';
import type { Label, Partner, StatementDraft } from '@foreland/model';
import { PARTNERS, PURPOSES } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { planRoutes } from '@foreland/model/contract/plan';
import type { SourcedStatement } from '@foreland/store';
import type { PlanSeed } from './plan-2025.ts';

export type PlanItem = Answer<typeof planRoutes.plan>['items'][number];

const LANGUAGES = ['en', 'fr', 'de', 'nl'] as const;

/** The plan is joint work: every partner and every purpose may read it. */
export function planLabel(partner: Partner, reviewBy: string): Label {
  return {
    originators: [partner],
    audience: [...PARTNERS].sort(),
    purposes: [...PURPOSES].sort(),
    handling: ['H0'],
    tlp: 'green',
    level: 'unclassified',
    protected: false,
    reviewBy,
  };
}

export function planRecord(partner: Partner, key: string): string {
  return `${partner}:plan-${key}`;
}

/** Statements of a plan item as it is first written. */
export function seedStatements(
  seed: PlanSeed,
  partner: Partner,
  position: string,
  label: Label,
): StatementDraft[] {
  const record = planRecord(partner, seed.key);
  const fact = (property: string, value: string, language?: string): StatementDraft => ({
    record,
    schema: 'PlanItem',
    property,
    value,
    label,
    kind: 'fact',
    ...(language === undefined ? {} : { language }),
  });
  return [
    fact('level', seed.level),
    fact('priority', String(seed.priority)),
    fact('position', position),
    ...seed.names.map((name, index) => fact('name', name, LANGUAGES[index])),
    ...(seed.parent === undefined ? [] : [fact('parent', planRecord(partner, seed.parent))]),
    ...(seed.owner === undefined ? [] : [fact('owner', seed.owner)]),
    ...(seed.partners ?? []).map((each) => fact('partner', each)),
    ...(seed.dueOn === undefined ? [] : [fact('dueOn', seed.dueOn)]),
    ...(seed.level === 'action' ? [fact('status', 'not-started')] : []),
    ...(seed.indicators ?? []).map((each) => fact('indicator', each)),
    ...(seed.dependsOn ?? []).map((each) => fact('dependsOn', planRecord(partner, each))),
  ];
}

/** Plan items from their current statements, in the order of the plan. */
export function planItems(statements: readonly SourcedStatement[]): PlanItem[] {
  const items = [...Map.groupBy(statements, ({ record }) => record)].flatMap(([record, facts]) => {
    const item = planItem(record, facts);
    return item === undefined ? [] : [item];
  });
  return items.sort(
    (a, b) => a.priority - b.priority || compare(a.position, b.position) || compare(a.record, b.record),
  );
}

function planItem(record: string, facts: readonly SourcedStatement[]): PlanItem | undefined {
  const all = (property: string): string[] =>
    facts
      .filter((fact) => fact.property === property)
      .map(({ value }) => value)
      .sort();
  const one = (property: string): string | undefined => all(property).at(-1);
  const level = one('level');
  const priority = Number(one('priority'));
  if (level === undefined || !Number.isInteger(priority)) return undefined;
  const optional = {
    parent: one('parent'),
    owner: one('owner'),
    startOn: one('startOn'),
    dueOn: one('dueOn'),
    status: one('status'),
  };
  return {
    record,
    level: level as PlanItem['level'],
    priority,
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Pick<
      PlanItem,
      'parent' | 'owner' | 'startOn' | 'dueOn' | 'status'
    >),
    names: facts
      .filter(({ property }) => property === 'name')
      .map(({ value, language }) => ({ language: language ?? 'en', text: value }))
      .sort((a, b) => compare(a.language, b.language)),
    partners: all('partner') as PlanItem['partners'],
    notes: facts
      .filter(({ property }) => property === 'notes')
      .sort((a, b) => compare(a.recordedAt, b.recordedAt))
      .map(({ value, id }) => ({ text: value, statement: id })),
    indicators: all('indicator'),
    dependsOn: all('dependsOn'),
    position: one('position') ?? record.slice(partnerOf(record).length + 1),
    statements: facts.map(({ id }) => id).sort(),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
