import { Button, EvidenceFigure, Popover, Sparkline } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { IndicatorDetail } from './IndicatorDetail.tsx';
import { courseOf, hasNoCourse, isUnknown, writeFigure, yearBefore } from './indicators.ts';
import type { Indicator } from './indicators.ts';
import { messages } from './messages.ts';
import { useIndicatorWords } from './useIndicatorWords.ts';

/** One figure: its name opens how it is computed, the number opens its statements, the line is its course. */
export function IndicatorLine({ indicator }: { readonly indicator: Indicator }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { name, basis } = useIndicatorWords(indicator);
  const write = (value: number) => writeFigure(format, indicator.unit, value);
  const value = write(indicator.value);
  const before = yearBefore(indicator);
  return (
    <div className="indicator">
      <Popover
        label={name}
        placement="top start"
        trigger={
          <Button size="small" variant="quiet" className="indicator-name" aria-description={t('howComputed')}>
            {name}
          </Button>
        }
      >
        {(close) => (
          <IndicatorDetail indicator={indicator} name={name} basis={basis} onOpenEvidence={close} />
        )}
      </Popover>
      <span className="indicator-figure">
        {isUnknown(indicator) ? (
          <span className="indicator-none">{t('noFigure')}</span>
        ) : (
          <>
            <span className="indicator-number">
              <EvidenceFigure
                statements={indicator.statements}
                title={t('figureEvidence', { name, value, basis })}
              >
                {value}
              </EvidenceFigure>
            </span>
            {before !== undefined && (
              <span className="indicator-before">{t('yearBefore', { value: write(before) })}</span>
            )}
          </>
        )}
      </span>
      {!hasNoCourse(indicator) && (
        <Sparkline label={name} {...courseOf(indicator, new Date())} formatValue={write} height={30} />
      )}
    </div>
  );
}
