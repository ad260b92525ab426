import { useLayoutEffect, useRef, useState } from 'react';
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';
import { BUDGET_STEP } from './strike.ts';
import { useStrikeWords } from './useStrikeWords.ts';

/** Team weeks that may be spent. */
export function BudgetSlider({
  value,
  most,
  onChange,
}: {
  readonly value: number;
  readonly most: number;
  readonly onChange: (budget: number) => void;
}) {
  const t = useMessages(messages);
  const words = useStrikeWords();
  const input = useRef<HTMLInputElement>(null);
  const [moving, setMoving] = useState<number>();
  const shown = moving ?? value;
  // A slider would tell the number alone.
  useLayoutEffect(() => input.current?.setAttribute('aria-valuetext', words.weeks(shown)));
  return (
    <Slider
      className="budget"
      minValue={BUDGET_STEP}
      maxValue={most}
      step={BUDGET_STEP}
      value={shown}
      onChange={setMoving}
      onChangeEnd={(budget) => {
        setMoving(undefined);
        onChange(budget);
      }}
    >
      <div className="budget-head">
        <Label>{t('budget')}</Label>
        <span className="strike-strong nowrap">{words.weeks(shown)}</span>
      </div>
      <SliderTrack className="budget-track">
        <span
          className="budget-fill"
          style={{
            inlineSize: `${(100 * (shown - BUDGET_STEP)) / Math.max(BUDGET_STEP, most - BUDGET_STEP)}%`,
          }}
        />
        <SliderThumb className="budget-thumb" inputRef={input} />
      </SliderTrack>
    </Slider>
  );
}
