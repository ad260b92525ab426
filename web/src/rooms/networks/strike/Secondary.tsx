import { useFormat, useMessages } from '../../../i18n/index.ts';
import { Facts } from '../../exchange/Facts.tsx';
import { messages } from './messages.ts';
import type { Portfolio, Ranking } from './strike.ts';

/** How the network falls apart: told last, closed, and as what it is. */
export function Secondary({
  ranking,
  portfolio,
}: {
  readonly ranking: Ranking;
  readonly portfolio: Portfolio;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const { largestPart, removals } = ranking.dismantling;
  return (
    <details className="strike-more">
      <summary>{t('secondary')}</summary>
      <p className="small soft">{t('secondaryText')}</p>
      <Facts
        facts={[
          [t('hangsBefore'), format.percent(largestPart)],
          [t('hangsAfter'), format.percent(portfolio.largestPart)],
          [t('removals'), format.number(removals)],
        ]}
      />
    </details>
  );
}
