import type { ValueMove } from '../evidence/finance-evidence.ts';

/**
 * How value of doubtful origin is followed through an account in which it was mixed: the first that came in goes out first
 * (Clayton's case, 1816), each outflow takes its share of what is there (pro rata), or the honest part goes first and the
 * doubtful never exceeds the least that was left in between (lowest intermediate balance, Roscoe v Winder, 1915).
 */
export const TRACING_METHODS = ['first-in-first-out', 'pro-rata', 'lowest-intermediate-balance'] as const;
export type TracingMethod = (typeof TRACING_METHODS)[number];

/** How much of an account and of a move is traced to where one began. Minor units. */
export interface Trace {
  readonly method: TracingMethod;
  /** By account, those with something left, by name. */
  readonly left: ReadonlyMap<string, number>;
  /** Traced value of each move that carries any, in the order of the moves. */
  readonly carried: readonly { readonly move: ValueMove; readonly value: number }[];
}

interface Layer {
  value: number;
  /** Traced part. */
  traced: number;
}

/**
 * Follows all that goes out of one account on and after a day. What accounts hold before the first move in view is not
 * known and taken as nothing; an account that pays more than it is known to hold paid it out of what is not in view.
 *
 * @param moves of one currency, by day; within a day what comes in counts before what goes out
 */
export function traceValue(
  moves: readonly ValueMove[],
  origin: string,
  from: string,
  method: TracingMethod,
): Trace {
  const held = new Map<string, Layer[]>();
  const carried: { move: ValueMove; value: number }[] = [];
  for (const move of moves) {
    if (move.from === move.to) continue;
    const isOrigin = move.from === origin;
    const traced =
      isOrigin && move.day >= from
        ? move.amount
        : isOrigin
          ? 0
          : takenFrom(held.get(move.from) ?? [], move.amount, method);
    if (traced > 0) carried.push({ move, value: traced });
    if (move.to === origin) continue;
    const layers = held.get(move.to) ?? [];
    layers.push({ value: move.amount, traced });
    held.set(move.to, layers);
  }
  const left = [...held]
    .map(([account, layers]) => [account, sumOf(layers, 'traced')] as const)
    .filter(([, value]) => value > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return { method, left: new Map(left), carried };
}

/** @returns how much of what goes out is traced; whole minor units, so that nothing is lost or made by rounding */
function takenFrom(layers: Layer[], amount: number, method: TracingMethod): number {
  const total = sumOf(layers, 'value');
  const traced = sumOf(layers, 'traced');
  const out = Math.min(amount, total);
  if (out === 0) return 0;
  if (method === 'first-in-first-out') return oldestFirst(layers, out);
  const taken =
    method === 'pro-rata' ? Math.round((traced * out) / total) : Math.max(0, out - (total - traced));
  layers.splice(0, layers.length, { value: total - out, traced: traced - taken });
  return taken;
}

function oldestFirst(layers: Layer[], out: number): number {
  let [wanted, taken] = [out, 0];
  while (wanted > 0) {
    const [oldest] = layers;
    if (!oldest) break;
    const part = Math.min(wanted, oldest.value);
    // A layer that is traced in part gives its traced part in proportion.
    const traced = part === oldest.value ? oldest.traced : Math.round((oldest.traced * part) / oldest.value);
    oldest.value -= part;
    oldest.traced -= traced;
    wanted -= part;
    taken += traced;
    if (oldest.value === 0) layers.shift();
  }
  return taken;
}

function sumOf(layers: readonly Layer[], part: keyof Layer): number {
  return layers.reduce((sum, layer) => sum + layer[part], 0);
}
