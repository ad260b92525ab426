import { PURPOSES } from '@foreland/model/label';
import type { Purpose } from '@foreland/model/label';
import { Select } from '../../design/index.ts';
import type { SelectProps } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';

/** For what something is asked or given: any purpose, since it is the other side that acts on it. */
export function PurposeSelect(select: Omit<SelectProps<Purpose>, 'options'>) {
  const codes = useCodes();
  return (
    <Select
      {...select}
      options={PURPOSES.map((purpose) => ({ value: purpose, label: codes.purpose(purpose) }))}
    />
  );
}
