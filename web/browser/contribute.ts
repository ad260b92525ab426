import type { Kind, Partner, Subject } from '@foreland/model';
import { isProtectedSubject, PARTNERS, PURPOSES } from '@foreland/model';
import type { TestClient } from '../../testkit/client.ts';

/** A statement as a line of a Foreland file says it; `label` is added. */
export interface Said {
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  readonly original?: string;
  readonly language?: string;
  readonly kind?: Kind;
  readonly subject?: Subject;
  readonly grading?: string;
  readonly observedFrom?: string;
  readonly observedTo?: string;
  readonly locator?: string;
}

export interface Given {
  readonly partner: Partner;
  readonly title: string;
  readonly statements: readonly Said[];
  /** Partners who may see it; all of them unless said otherwise. */
  readonly audience?: readonly Partner[];
}

/** What several statements on one record have in common. */
export function saysOf(
  shared: Omit<Said, 'property' | 'value'>,
  values: Readonly<Record<string, string | readonly string[]>>,
): readonly Said[] {
  return Object.entries(values).flatMap(([property, value]) =>
    [value].flat().map((one) => ({ ...shared, property, value: one })),
  );
}

/** Gives a node one contribution of made-up records, as an import of a Foreland file. @returns its id. */
export async function contribute(caller: TestClient, given: Given): Promise<string> {
  const { partner, title, statements, audience = PARTNERS } = given;
  const label = {
    originators: [partner],
    audience,
    purposes: PURPOSES,
    handling: ['H0'],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2099-01-31',
  };
  const labelFor = ({ subject }: Said) => (isProtectedSubject(subject) ? 'protected' : 'open');
  const lines = [
    {
      foreland: 1,
      contribution: {
        title,
        partner,
        source: 'browser-tests',
        legalBasis: 'None: fictional',
        receivedOn: '2026-01-31',
        exercise: true,
      },
    },
    { label: 'open', is: label },
    { label: 'protected', is: { ...label, protected: true } },
    ...statements.map((statement) => ({ kind: 'fact', ...statement, label: labelFor(statement) })),
  ];
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const { hash, name } = await caller.upload(`${title}.jsonl`, new TextEncoder().encode(text));
  const { id } = await caller.call('startImport', { body: { files: [{ hash, name }], format: 'foreland' } });
  const job = await caller.ended(id);
  if (job.report?.contribution === undefined || job.report.rejected > 0)
    throw new Error(`“${title}” was not imported: ${JSON.stringify(job.problem ?? job.report)}`);
  return job.report.contribution;
}
