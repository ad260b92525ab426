import { isPartner } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import type { Answer, contract } from '../../../api/client.ts';

export type LogState = Answer<typeof contract.auditLog>;
export type AuditRow = Answer<typeof contract.audit>['entries'][number];
export type Verification = Answer<typeof contract.verifyAudit>;
export type Finding = Verification['findings'][number];
export type Comparison = Answer<typeof contract.reconciliations>['reconciliations'][number];
export type ComparedExchange = Answer<typeof contract.reconciliation>['exchanges'][number];

export const AUDIT_ROLES: readonly string[] = ['data-protection-officer'];

export const AUDIT_VIEWS = ['log', 'rows', 'comparisons'] as const;

/** `foreland/de/witness` is the node of DE. */
export function partnerOfWitness(name: string): Partner | undefined {
  const code = /^foreland\/([a-z]+)\/witness$/.exec(name)?.[1]?.toUpperCase();
  return isPartner(code) ? code : undefined;
}

/** One of those who are to cosign, and how far it has. */
export interface WitnessRow {
  readonly name: string;
  readonly partner: Partner | undefined;
  readonly size: number | undefined;
  readonly at: string | undefined;
  /** Rows since; undefined where it has cosigned nothing. */
  readonly behind: number | undefined;
}

/** Everybody who is enrolled, and who cosigned before without being enrolled any more. */
export function witnessesOf({ enrolled, witnesses, size }: LogState): readonly WitnessRow[] {
  const names = [...new Set([...enrolled, ...witnesses.map(({ witness }) => witness)])].toSorted();
  return names.map((name) => {
    const last = witnesses.find(({ witness }) => witness === name);
    return {
      name,
      partner: partnerOfWitness(name),
      size: last?.size,
      at: last?.at,
      behind: last && Math.max(0, size - last.size),
    };
  });
}

/** The newest checkpoint that as many cosigned as must. */
export function quorumCheckpoint({
  checkpoints,
  quorum,
}: LogState): LogState['checkpoints'][number] | undefined {
  return quorum === 0 ? undefined : checkpoints.find(({ witnesses }) => witnesses.length >= quorum);
}

/** How a file of the log is verified on a machine without the node. */
export function verifyCommand(
  file: string,
  { keys, checkpoint }: { readonly keys: readonly string[]; readonly checkpoint?: string },
): string {
  return [
    'npx foreland audit verify',
    file,
    ...(checkpoint === undefined ? [] : ['--checkpoint', checkpoint]),
    '--key',
    ...keys.map((key) => `'${key}'`),
  ].join(' ');
}
