import type { Contribution, Label } from '@foreland/model';
import type { shapes } from '@foreland/model/contract';
import type { SourcedStatement } from '@foreland/store';
import type { z } from 'zod';

export type StatementShape = z.output<typeof shapes.Statement>;
export type ContributionShape = z.output<typeof shapes.ContributionSummary>;

export function toContributionShape(contribution: Contribution): ContributionShape {
  const { mapping, id, partner, title, source, legalBasis, receivedOn, fileHash, format, exercise } =
    contribution;
  return {
    id,
    partner,
    title,
    source,
    legalBasis,
    receivedOn,
    fileHash,
    format,
    exercise,
    ...(mapping === undefined ? {} : { mapping }),
  };
}

export function toLabelShape(label: Label): StatementShape['label'] {
  return {
    ...label,
    originators: [...label.originators],
    audience: [...label.audience],
    purposes: [...label.purposes],
    handling: [...label.handling],
  };
}

export function toStatementShape({
  source,
  contribution: _,
  label,
  ...fact
}: SourcedStatement): StatementShape {
  return {
    ...fact,
    label: toLabelShape(label),
    contribution: toContributionShape(source),
  };
}
