import { common, useFormat, useMessages } from '../i18n/index.ts';
import { waterfall } from './waterfall.ts';
import './Score.css';

export interface ScorePart {
  readonly name: string;
  /** Contribution in bits; the parts add up to the total. */
  readonly bits: number;
}

/** A total in a list: the number, and a bar on a common scale so that rows compare. */
export function ScoreBar({
  total,
  max,
  isBare = false,
}: {
  readonly total: number;
  readonly max: number;
  /** The number alone, where there is no room for a bar. */
  readonly isBare?: boolean;
}) {
  const format = useFormat();
  const t = useMessages(common);
  return (
    <span className="score-bar" title={t('bits', { value: format.number(total, 1) })}>
      <span className="score-number">{format.number(total, 1)}</span>
      {!isBare && (
        <span className="score-track" aria-hidden="true">
          <span
            className="score-fill"
            style={{ inlineSize: `${Math.max(0, Math.min(1, max > 0 ? total / max : 0)) * 100}%` }}
          />
        </span>
      )}
    </span>
  );
}

/** Additive contributions as a waterfall: each bar starts where the one before ended. A table for screen readers. */
export function ScoreWaterfall({
  parts,
  total,
}: {
  readonly parts: readonly ScorePart[];
  readonly total: number;
}) {
  const t = useMessages(common);
  const format = useFormat();
  const { bars, zero } = waterfall(parts, total);
  return (
    <table className="waterfall">
      <caption className="visually-hidden">{t('contributions')}</caption>
      <tbody>
        {bars.map((bar, index) => {
          const isTotal = index === bars.length - 1;
          return (
            <tr key={index} data-total={isTotal}>
              <th scope="row">{isTotal ? t('total') : parts[index]?.name}</th>
              <td className="waterfall-plot" aria-hidden="true">
                <span className="waterfall-zero" style={{ insetInlineStart: `${zero * 100}%` }} />
                <span
                  className="waterfall-bar"
                  data-sign={isTotal ? 'total' : bar.bits < 0 ? 'minus' : 'plus'}
                  style={{ insetInlineStart: `${bar.from * 100}%`, inlineSize: `${bar.length * 100}%` }}
                />
              </td>
              <td className="waterfall-value">
                {isTotal ? format.number(bar.bits, 1) : format.signed(bar.bits, 1)}
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={3}>{t('bitsNote')}</td>
        </tr>
      </tfoot>
    </table>
  );
}
