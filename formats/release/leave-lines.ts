import type { LeaveLine, ListedLine } from './line.ts';

const STATEMENTS = 1000;

/** A signed leave and its list as JSON lines, in an order that depends on content alone. */
export function* leaveLines(signed: string, list: ReadonlyMap<string, readonly string[]>): Generator<string> {
  yield line<LeaveLine>({ leave: signed });
  for (const listed of [...list.keys()].sort()) {
    const statements = [...(list.get(listed) ?? [])].sort();
    for (let start = 0; start < statements.length; start += STATEMENTS)
      yield line<ListedLine>({ listed, statements: statements.slice(start, start + STATEMENTS) });
  }
}

function line<T>(value: T): string {
  return `${JSON.stringify(value)}\n`;
}
