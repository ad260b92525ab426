import { ForelandError, isA } from '@foreland/model';
import type { View } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { supplyRoutes } from '@foreland/model/contract/supply';
import type { AidAssociation } from '@foreland/store/platform';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../handler.ts';
import { randomId } from '../../random.ts';
import { notFound } from '../refusals.ts';

type AidRoutes = Pick<typeof supplyRoutes, 'aidAssociations' | 'confirmAid' | 'withdrawAid'>;
type Shape = Answer<typeof supplyRoutes.confirmAid>;

/** Associations of aid or rescue, confirmed by people: each shown to those alone whose view holds its record. */
export const aidHandlers: Handlers<AidRoutes> = {
  async aidAssociations(context, { view, audit }) {
    const all = await context.aid.list();
    const names = await namesInView(context, view, all);
    const seen = all.filter(({ record }) => names.has(record));
    audit.records(seen.map(({ record }) => record));
    return { associations: seen.map((association) => toShape(association, names)) };
  },

  async confirmAid(context, { body, reader, view, audit }) {
    const record = body.party;
    audit.records([record]);
    const summary = (await context.store.read(view, (statements) => statements.summariesOf([record]))).get(
      record,
    );
    if (!summary) throw notFound('record');
    if (!isA(summary.schema, 'LegalEntity') || isA(summary.schema, 'Person')) throw noAssociation();
    const confirmed = await context.aid.confirm({
      id: randomId(context.random),
      record,
      reason: body.reason,
      by: reader.user,
    });
    return toShape(confirmed, new Map([[record, summary]]));
  },

  async withdrawAid(context, { params, body, reader, view, audit }) {
    const association = await context.aid.find(params.association);
    const names = await namesInView(context, view, association ? [association] : []);
    if (!association || !names.has(association.record)) throw notFound('association');
    audit.records([association.record]);
    return toShape(await context.aid.withdraw(association.id, reader.user, body.reason), names);
  },
};

type Names = ReadonlyMap<string, { readonly caption: string }>;

function namesInView(context: Context, view: View, of: readonly AidAssociation[]): Promise<Names> {
  return context.store.read(view, (reader) => reader.summariesOf(of.map(({ record }) => record)));
}

function toShape(association: AidAssociation, names: Names): Shape {
  const { id, record, reason, confirmedBy, confirmedAt, withdrawn } = association;
  return {
    id,
    party: { id: record, caption: names.get(record)?.caption ?? record },
    reason,
    confirmedBy,
    confirmedAt,
    ...(withdrawn ? { withdrawn: { ...withdrawn } } : {}),
  };
}

function noAssociation(): ForelandError {
  return new ForelandError({
    code: 'aid-no-association',
    message: 'Only companies and organisations can be confirmed as associations of aid.',
    remedy: 'Confirm the association itself; what is bound for it is shielded, whoever carries it.',
  });
}
