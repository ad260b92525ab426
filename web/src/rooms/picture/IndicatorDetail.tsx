import { Button, SmallMultiple, useEvidence } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { courseOf, isUnknown, writeFigure, yearBefore } from './indicators.ts';
import type { Indicator } from './indicators.ts';
import { messages } from './messages.ts';

export interface IndicatorDetailProps {
  readonly indicator: Indicator;
  readonly name: string;
  readonly basis: string;
  /** Called when the statements take over. */
  readonly onOpenEvidence: () => void;
}

/** The node sends at most this many statements with a figure. */
const STATEMENTS_SENT = 200;

/** A figure at reading size: course with its axis, rule, and the way to the statements; saved as image or table. */
export function IndicatorDetail({ indicator, name, basis, onOpenEvidence }: IndicatorDetailProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const evidence = useEvidence();
  const write = (value: number) => writeFigure(format, indicator.unit, value);
  const before = yearBefore(indicator);
  const value = isUnknown(indicator) ? t('noFigure') : write(indicator.value);
  const count = indicator.statements.length;
  return (
    <div className="indicator-detail">
      <SmallMultiple
        title={name}
        figure={value}
        change={before === undefined ? undefined : t('yearBefore', { value: write(before) })}
        {...courseOf(indicator, new Date())}
        formatValue={write}
        height={96}
        source={basis}
      />
      {count >= STATEMENTS_SENT && (
        <p className="faint small">{t('firstStatements', { count: STATEMENTS_SENT })}</p>
      )}
      {count > 0 && (
        <Button
          size="small"
          icon="evidence"
          onPress={() => {
            onOpenEvidence();
            evidence.open({
              statements: indicator.statements,
              title: t('figureEvidence', { name, value, basis }),
            });
          }}
        >
          {t('showStatements', { count })}
        </Button>
      )}
    </div>
  );
}
