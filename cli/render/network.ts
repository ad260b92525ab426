import type { Answer, Contract } from '@foreland/model/contract';
import { toGraphml } from '@foreland/model/graphml';
import { guardFormula, quoteCell } from '@foreland/model/text';

type Chart = Answer<Contract['networkChart']>;

/** Links of a chart as CSV (RFC 4180), one a line; what a spreadsheet would run is guarded. */
export function chartCsv({ nodes, links }: Chart): string {
  const captions = new Map(nodes.map(({ id, caption }) => [id, caption]));
  const rows = links.map((link) => [
    link.from,
    captions.get(link.from) ?? '',
    link.type,
    link.to,
    captions.get(link.to) ?? '',
    link.probability.value,
    link.probability.low,
    link.probability.high,
    link.confirmed ? 'yes' : 'no',
    link.firstDay ?? '',
    link.lastDay ?? '',
    link.times,
    link.quantity,
    link.sources,
  ]);
  const header =
    'from,from_name,type,to,to_name,probability,low,high,confirmed,first_day,last_day,times,quantity,sources';
  return [header, ...rows.map((row) => row.map(cell).join(','))].map((line) => `${line}\r\n`).join('');
}

function cell(value: string | number): string {
  return typeof value === 'number' ? String(value) : quoteCell(guardFormula(value));
}

export function chartGraphml({ nodes, links }: Chart): string {
  return toGraphml({
    nodes: nodes.map(({ id, caption, kind, schema, partners, records, links: count, group, role }) => ({
      id,
      values: {
        label: caption,
        kind,
        schema,
        partners: partners.join(' '),
        records,
        links: count,
        group,
        role,
      },
    })),
    edges: links.map(({ id, from, to, probability: { value, low, high }, type, ...link }) => ({
      id,
      source: from,
      target: to,
      values: {
        type,
        probability: value,
        low,
        high,
        confirmed: link.confirmed,
        firstDay: link.firstDay,
        lastDay: link.lastDay,
        times: link.times,
        quantity: link.quantity,
        sources: link.sources,
      },
    })),
  });
}
