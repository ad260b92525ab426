import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { Lot } from '../supply.ts';
import './QuantityBar.css';

type Quantities = Pick<Lot, 'sent' | 'launched' | 'seized' | 'engines' | 'unaccounted'>;

const PARTS = ['launched', 'seized', 'unaccounted'] as const;

/**
 * What became of the boats of a lot: launched, seized, and sent but not found; and which engines were found without one. The
 * words beside say the same.
 */
export function QuantityBar({
  of,
  size = 'large',
}: {
  readonly of: Quantities;
  readonly size?: 'small' | 'large';
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const counts = { launched: of.launched, seized: of.seized, unaccounted: of.unaccounted ?? 0 };
  const total = Math.max(of.sent ?? 0, counts.launched + counts.seized + counts.unaccounted, 1);
  const words = [
    of.sent === undefined ? t('sentUnknown') : t('sentCount', { count: of.sent }),
    ...PARTS.filter((part) => part !== 'unaccounted' || of.unaccounted !== undefined).map((part) =>
      t(`${part}Count`, { count: counts[part] }),
    ),
  ];
  const engines = of.engines.launched + of.engines.seized;
  if (engines > 0) words.push(t('enginesAlone', { count: engines }));
  const bar = (
    <span className="quantity-track" aria-hidden="true" data-unknown={of.sent === undefined}>
      {PARTS.map((part) => (
        <span key={part} data-part={part} style={{ inlineSize: `${(counts[part] / total) * 100}%` }} />
      ))}
    </span>
  );
  if (size === 'small')
    return (
      <span className="quantity" data-size="small" title={words.join(' · ')}>
        {bar}
        <span className="small">
          {format.number(counts.launched + counts.seized)}
          {of.sent !== undefined && ` / ${format.number(of.sent)}`}
        </span>
        <span className="visually-hidden">{words.join(', ')}</span>
      </span>
    );
  return (
    <div className="quantity" data-size="large">
      {bar}
      <ul className="quantity-words">
        <li>{words[0]}</li>
        {PARTS.filter((part) => part !== 'unaccounted' || of.unaccounted !== undefined).map((part) => (
          <li key={part}>
            <span className="quantity-swatch" data-part={part} aria-hidden="true" />
            {t(`${part}Count`, { count: counts[part] })}
          </li>
        ))}
        {engines > 0 && <li>{t('enginesAlone', { count: engines })}</li>}
      </ul>
    </div>
  );
}
