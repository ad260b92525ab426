import type { ReactNode } from 'react';
import { useFormat } from '../../../i18n/index.ts';

export interface CountLine {
  readonly key: string;
  readonly name: ReactNode;
  readonly count: number;
}

/** Names with a number and a bar, on one scale. */
export function CountList({ lines }: { readonly lines: readonly CountLine[] }) {
  const format = useFormat();
  const most = Math.max(1, ...lines.map(({ count }) => count));
  return (
    <ul className="count-list">
      {lines.map(({ key, name, count }) => (
        <li key={key}>
          <span className="count-name">{name}</span>
          <span className="count-track" aria-hidden="true">
            <span style={{ inlineSize: `${(count / most) * 100}%` }} />
          </span>
          <span className="numeric">{format.number(count)}</span>
        </li>
      ))}
    </ul>
  );
}
