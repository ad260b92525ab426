import { Icon } from '../../design/index.ts';
import type { Outgoing } from './exchange.ts';

/** What a node refused and what to do about it, in the words of the node. */
export function Problem({ problem }: { readonly problem: NonNullable<Outgoing['problem']> }) {
  return (
    <div className="exchange-problem">
      <Icon name="error" />
      <div>
        <p>
          <bdi>{problem.message}</bdi>
        </p>
        <p className="soft">
          <bdi>{problem.remedy}</bdi>
        </p>
        <p className="faint small mono">{problem.code}</p>
      </div>
    </div>
  );
}
