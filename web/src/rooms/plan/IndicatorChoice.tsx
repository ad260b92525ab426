import { Checkbox } from '../../design/index.ts';
import type { Indicator } from '../picture/indicators.ts';
import { useIndicatorWords } from '../picture/useIndicatorWords.ts';

export function IndicatorChoice({
  indicator,
  isSelected,
  onChange,
}: {
  readonly indicator: Indicator;
  readonly isSelected: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <Checkbox isSelected={isSelected} onChange={onChange}>
      {useIndicatorWords(indicator).name}
    </Checkbox>
  );
}
