import { BOTTOM, parseLabel } from '@foreland/model';
import type { Label, Narrowing } from '@foreland/model';
import type { narrowingRoutes } from '@foreland/model/contract/narrowing';
import type { Handlers } from '../handler.ts';
import { notFound } from './refusals.ts';
import { toLabelShape } from './shapes.ts';

/** Labels of a contribution: what they are, and making them narrower. */
export const narrowingHandlers: Handlers<typeof narrowingRoutes> = {
  async contributionLabels({ store }, { params, view }) {
    const seen = await store.read(view, (reader) => reader.contribution(params.contribution));
    if (!seen) throw notFound('contribution');
    const labels = await store.labelsOf(view, params.contribution);
    return { labels: labels.map(({ label, statements }) => ({ label: toLabelShape(label), statements })) };
  },

  async narrowContribution(context, { params, body, view, audit }) {
    const { records, reason, ...named } = body;
    const narrowing = narrowingOf(named);
    if (records) audit.records(records);
    audit.detail(`contribution ${params.contribution} narrowed: ${Object.keys(named).join(', ')}`);
    const done = await context.store.transact((transactor) =>
      transactor.narrowContribution(view, params.contribution, narrowing, {
        records,
        reason: `Label narrowed: ${reason}`,
      }),
    );
    void context.exchange.upkeep.pass();
    return done;
  },
};

/** Codes and days are checked as those of a label are. @throws ForelandError `label-invalid` */
function narrowingOf(named: {
  readonly audience?: Narrowing['audience'] | undefined;
  readonly purposes?: Narrowing['purposes'] | undefined;
  readonly handling?: readonly string[] | undefined;
  readonly tlp?: Label['tlp'] | undefined;
  readonly level?: Label['level'] | undefined;
  readonly reviewBy?: string | undefined;
}): Narrowing {
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  const label = parseLabel({ ...BOTTOM, ...given });
  return Object.fromEntries(Object.keys(given).map((member) => [member, label[member as keyof Narrowing]]));
}
