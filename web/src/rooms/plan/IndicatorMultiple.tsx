import { EvidenceFigure, SmallMultiple } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { courseOf, isUnknown, writeFigure, yearBefore } from '../picture/indicators.ts';
import type { Indicator } from '../picture/indicators.ts';
import { useIndicatorWords } from '../picture/useIndicatorWords.ts';
import { messages } from './messages.ts';

/** A figure with its course over two years on the same scale of time as its neighbours, and how it is computed. */
export function IndicatorMultiple({ indicator }: { readonly indicator: Indicator }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { name, basis } = useIndicatorWords(indicator);
  const write = (value: number) => writeFigure(format, indicator.unit, value);
  const before = yearBefore(indicator);
  return (
    <SmallMultiple
      title={name}
      figure={
        isUnknown(indicator) ? (
          <span className="faint">{t('noFigure')}</span>
        ) : (
          <EvidenceFigure statements={indicator.statements} title={`${name}: ${write(indicator.value)}`}>
            {write(indicator.value)}
          </EvidenceFigure>
        )
      }
      change={
        before === undefined || isUnknown(indicator) ? undefined : t('yearBefore', { value: write(before) })
      }
      {...courseOf(indicator, new Date())}
      formatValue={write}
      height={48}
      source={basis}
    />
  );
}
