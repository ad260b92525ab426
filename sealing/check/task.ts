/** What is computed in worker threads: plain data in, bytes out, no state. */
import { joined, piece, utf8 } from './bytes.ts';
import { ELEMENT_BYTES, SCALAR_BYTES, add, multiply } from './group.ts';
import { refusal } from './refusal.ts';
import { VOPRF } from './suite.ts';
import { TAG_BYTES, tagOf } from './tag.ts';

export type Task =
  /** Tags of values, for whoever has the secret: the index. */
  | { readonly kind: 'tags'; readonly secret: Uint8Array; readonly inputs: readonly string[] }
  /** r·H(x) of each value. */
  | { readonly kind: 'blind'; readonly inputs: readonly string[]; readonly scalars: Uint8Array }
  /** k·C of each element. */
  | { readonly kind: 'multiply'; readonly secret: Uint8Array; readonly elements: Uint8Array }
  /** One element: the sum of d·C. */
  | { readonly kind: 'combine'; readonly scalars: Uint8Array; readonly elements: Uint8Array }
  /** Tags of values, from evaluated elements. */
  | {
      readonly kind: 'finish';
      readonly inputs: readonly string[];
      readonly scalars: Uint8Array;
      readonly elements: Uint8Array;
    };

function scalarAt(scalars: Uint8Array, at: number): Uint8Array {
  return piece(scalars, at, SCALAR_BYTES);
}

function elementAt(elements: Uint8Array, at: number): Uint8Array {
  return piece(elements, at, ELEMENT_BYTES);
}

function each(count: number, size: number, make: (at: number) => Uint8Array): Uint8Array {
  const results = new Uint8Array(count * size);
  for (let at = 0; at < count; at++) results.set(make(at), at * size);
  return results;
}

function compute(task: Task): Uint8Array {
  switch (task.kind) {
    case 'tags':
      return each(task.inputs.length, TAG_BYTES, (at) =>
        tagOf(VOPRF.evaluate(task.secret, utf8(task.inputs[at] ?? ''))),
      );
    case 'blind':
      return each(task.inputs.length, ELEMENT_BYTES, (at) =>
        VOPRF.blind(utf8(task.inputs[at] ?? ''), scalarAt(task.scalars, at)),
      );
    case 'multiply':
      return each(task.elements.length / ELEMENT_BYTES, ELEMENT_BYTES, (at) =>
        multiply(task.secret, elementAt(task.elements, at)),
      );
    case 'combine': {
      let sum: Uint8Array = new Uint8Array(ELEMENT_BYTES);
      for (let at = 0; at < task.elements.length / ELEMENT_BYTES; at++) {
        sum = add(sum, multiply(scalarAt(task.scalars, at), elementAt(task.elements, at)));
      }
      return sum;
    }
    case 'finish':
      return each(task.inputs.length, TAG_BYTES, (at) =>
        tagOf(
          VOPRF.finalize(
            utf8(task.inputs[at] ?? ''),
            scalarAt(task.scalars, at),
            elementAt(task.elements, at),
          ),
        ),
      );
  }
}

/** @throws ForelandError `check-not-computable` where bytes are no elements of the group */
export function perform(task: Task): Uint8Array {
  try {
    return compute(task);
  } catch {
    throw refusal(
      'not-computable',
      'The private check cannot be computed: something that should be a group element is none.',
      'Begin the check anew; where this repeats, have the index of the partner published again.',
      422,
    );
  }
}

/** Values, scalars and elements from `start` to before `end` of a task. */
export function part(task: Task, start: number, end: number): Task {
  const scalars = (all: Uint8Array): Uint8Array => all.slice(start * SCALAR_BYTES, end * SCALAR_BYTES);
  const elements = (all: Uint8Array): Uint8Array => all.slice(start * ELEMENT_BYTES, end * ELEMENT_BYTES);
  switch (task.kind) {
    case 'tags':
      return { ...task, inputs: task.inputs.slice(start, end) };
    case 'blind':
      return { ...task, inputs: task.inputs.slice(start, end), scalars: scalars(task.scalars) };
    case 'multiply':
      return { ...task, elements: elements(task.elements) };
    case 'combine':
      return { ...task, scalars: scalars(task.scalars), elements: elements(task.elements) };
    case 'finish':
      return {
        ...task,
        inputs: task.inputs.slice(start, end),
        scalars: scalars(task.scalars),
        elements: elements(task.elements),
      };
  }
}

export function sizeOf(task: Task): number {
  return 'inputs' in task ? task.inputs.length : task.elements.length / ELEMENT_BYTES;
}

/** One result from those of the parts, in their order. */
export function whole(task: Task, results: readonly Uint8Array[]): Uint8Array {
  return task.kind === 'combine' ? results.reduce(add) : joined(results);
}
