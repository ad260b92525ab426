import type { LeaveScope, Purpose, ReleaseScope } from '@foreland/model';
import { OWN_FORMATS } from '../read/contributions.ts';

/** A part of what is released, and what for. */
export interface WantedScope {
  readonly scope: ReleaseScope;
  /** Any where absent: for a look before the purpose is chosen. */
  readonly purpose?: Purpose;
}

/** Current statements of the view with each contribution that states them. */
export const STATED = `
  SELECT statement.record, statement.id AS statement, statement.contribution, statement.label
  FROM statement
  WHERE statement.label = ANY ($1::integer[]) AND NOT statement.protected AND statement.retracted_at IS NULL
  UNION ALL
  SELECT statement.record, statement.id, sighting.contribution, statement.label
  FROM statement_sighting sighting
    JOIN statement ON statement.id = sighting.statement AND statement.record = sighting.record
  WHERE statement.label = ANY ($1::integer[]) AND NOT statement.protected AND statement.retracted_at IS NULL`;

/** What the recipient holds of this node. */
export const HELD = `
  SELECT record, statement, contribution FROM released
  WHERE partner = $2 AND recipient = $3 AND withdrawn_by IS NULL`;

const NOT_HELD = `
  AND NOT EXISTS (
    SELECT FROM held WHERE held.record = stated.record AND held.statement = stated.statement
      AND held.contribution = stated.contribution)`;

const IS_HELD = '(stated.record, stated.statement, stated.contribution) IN (SELECT * FROM held)';

/** Owed because its label was narrowed while the recipient held it. */
const IS_CARRIED = `EXISTS (
  SELECT FROM carried WHERE carried.partner = $2 AND carried.recipient = $3 AND carried.record = stated.record
    AND carried.statement = stated.statement AND carried.contribution = stated.contribution)`;

/** Nobody but the contributor is named as originator: what several partners made is not for one of them to give. */
const OF_ITS_CONTRIBUTOR = `label.content -> 'originators' = jsonb_build_array(contribution.partner)`;

/**
 * The query for what a recipient is to hold: own contributions in one of the scopes, and those of others that a scope names
 * and of which their originator has given leave. A scope of everything means everything of one's own.
 * @param parameters labels of the recipient's view, this node's partner, the recipient; the query adds its own
 */
export function wantedQuery(
  scopes: readonly WantedScope[],
  which: 'missing' | 'all',
  today: string,
  parameters: unknown[],
): string {
  const own = scopes.map(({ scope }) => conditionOf(scope, parameters));
  const passedOn = scopes
    .filter(({ scope }) => !('all' in scope))
    .map((wanted) => leaveCondition(wanted, parameters));
  if (which === 'all') {
    own.push(IS_HELD);
    passedOn.push(IS_HELD);
  }
  const notHeld = which === 'all' ? '' : NOT_HELD;
  const add = parameterIn(parameters);
  return `
    WITH stated AS NOT MATERIALIZED (${STATED}), held AS (${HELD}), wanted AS (
      SELECT stated.*, NULL::uuid AS under FROM stated
        JOIN contribution ON contribution.id = stated.contribution
        JOIN label ON label.key = stated.label AND ${OF_ITS_CONTRIBUTOR}
      WHERE contribution.partner = $2 AND contribution.retracted_at IS NULL
        AND NOT contribution.format = ANY (${add(OWN_FORMATS)}) AND (${[...own, IS_CARRIED].join(' OR ')}) ${notHeld}
      UNION ALL (
      SELECT DISTINCT ON (stated.record, stated.statement, stated.contribution) stated.*, leave.id AS under
      FROM leave
        JOIN leave_pair pair ON pair.partner = leave.partner AND pair.leave = leave.id
        JOIN stated ON stated.statement = pair.statement AND stated.contribution = pair.contribution
        JOIN contribution ON contribution.id = stated.contribution
        JOIN label ON label.key = stated.label AND ${OF_ITS_CONTRIBUTOR}
      WHERE leave.partner = $2 AND leave.holder = $2 AND leave.recipient = $3 AND leave.state = 'granted'
        AND leave.until >= ${add(today)}::date AND leave.originator = contribution.partner
        AND contribution.retracted_at IS NULL AND (${passedOn.join(' OR ') || 'false'}) ${notHeld}
      ORDER BY stated.record, stated.statement, stated.contribution, leave.id)
    )
    SELECT wanted.contribution AS source, wanted.under, statement.* FROM wanted
      JOIN statement ON statement.id = wanted.statement AND statement.record = wanted.record
        AND statement.label = wanted.label AND statement.retracted_at IS NULL AND NOT statement.protected
    ORDER BY wanted.contribution, wanted.under, wanted.record, wanted.statement`;
}

/**
 * The query for what is held and may not be held any more: taken back, out of view, or passed on under leave that its
 * originator has ended or that does not cover it any more. A leave that ran out takes nothing back.
 */
export const GONE_QUERY = `
  WITH stated AS (${STATED}), held AS (
    SELECT record, statement, contribution, leave FROM released
    WHERE partner = $2 AND recipient = $3 AND withdrawn_by IS NULL
  )
  SELECT held.record, held.statement, held.contribution FROM held
  WHERE NOT EXISTS (
    SELECT FROM stated JOIN contribution ON contribution.id = stated.contribution
    WHERE stated.record = held.record AND stated.statement = held.statement
      AND stated.contribution = held.contribution AND contribution.retracted_at IS NULL)
  UNION
  SELECT held.record, held.statement, held.contribution FROM held
  WHERE held.leave IS NOT NULL AND NOT EXISTS (
    SELECT FROM leave_pair pair JOIN leave ON leave.partner = pair.partner AND leave.id = pair.leave
    WHERE pair.partner = $2 AND pair.recipient = $3 AND pair.statement = held.statement
      AND pair.contribution = held.contribution AND leave.holder = $2 AND leave.state = 'granted')
  ORDER BY contribution, record, statement`;

function leaveCondition({ scope, purpose }: WantedScope, parameters: unknown[]): string {
  const condition = conditionOf(scope, parameters);
  return purpose === undefined
    ? condition
    : `(${condition} AND leave.purpose = ${parameterIn(parameters)(purpose)})`;
}

export function leaveScopeCondition(scope: LeaveScope, parameters: unknown[]): string {
  if (!('schemata' in scope)) return conditionOf(scope, parameters);
  return `EXISTS (
    SELECT FROM statement WHERE statement.record = stated.record AND statement.id = stated.statement
      AND statement.retracted_at IS NULL AND statement.schema = ANY (${parameterIn(parameters)(scope.schemata)}))`;
}

function conditionOf(scope: ReleaseScope, parameters: unknown[]): string {
  const add = parameterIn(parameters);
  if ('all' in scope) return 'true';
  if ('contributions' in scope) return `stated.contribution = ANY (${add(scope.contributions)}::uuid[])`;
  return `stated.record = ANY (${add(scope.records)})`;
}

function parameterIn(parameters: unknown[]): (value: unknown) => string {
  return (value) => `$${parameters.push(value)}`;
}
