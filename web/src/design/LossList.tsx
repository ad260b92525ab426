import type { z } from 'zod';
import type { shapes } from '@foreland/model/contract/index';
import { useFormat } from '../i18n/index.ts';
import './LossList.css';

export type LossReport = z.output<typeof shapes.LossReport>;

/** What a format could not carry: what, how often, why, and examples. */
export function LossList({
  lost,
  title,
  none,
}: {
  readonly lost: LossReport;
  readonly title: string;
  readonly none: string;
}) {
  const format = useFormat();
  if (lost.length === 0) return <p className="small soft">{none}</p>;
  return (
    <details className="loss-list" open>
      <summary>{title}</summary>
      <ul>
        {lost.map(({ what, count, why, examples }) => (
          <li key={what}>
            <span className="loss-count">{format.number(count)} ×</span> <bdi>{what}</bdi>
            <p className="small soft">{why}</p>
            {examples.length > 0 && (
              <p className="small faint">
                {examples.map((example) => (
                  <bdi key={example} className="loss-example">
                    {example}
                  </bdi>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
