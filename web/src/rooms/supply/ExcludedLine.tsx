import { Icon } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import type { ExcludedCount } from './supply.ts';
import './ExcludedLine.css';

const WHAT = ['consignments', 'pieces', 'finds', 'parties'] as const;

/** How much humanity's rules keep out of every lot and lead, and by which rule; never whose. */
export function ExcludedLine({
  excluded,
  onOpen,
}: {
  readonly excluded: readonly ExcludedCount[];
  /** Present for those who supervise the rules. */
  readonly onOpen: (() => void) | undefined;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  if (excluded.length === 0) return null;
  const count = excluded.reduce((sum, each) => sum + WHAT.reduce((part, what) => part + each[what], 0), 0);
  return (
    <details className="excluded-line">
      <summary>
        <Icon name="shield" size={14} />
        {t('excludedCount', { count })}
      </summary>
      <p className="soft">{t('excludedText')}</p>
      <ul>
        {excluded.map((each) => (
          <li key={each.rule}>
            {t(`rule.${each.rule}`)}
            {': '}
            {format.list(
              WHAT.filter((what) => each[what] > 0).map((what) =>
                t(`excluded.${what}`, { count: each[what] }),
              ),
            )}
          </li>
        ))}
      </ul>
      {onOpen && (
        <button type="button" className="link-button" onClick={onOpen}>
          {t('excludedOpen')}
        </button>
      )}
    </details>
  );
}
