import type { Partner } from '@foreland/model/partner';
import { Select } from '../../../design/index.ts';
import type { SelectProps } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { usePartners } from './usePartners.ts';

export interface RecipientSelectProps extends Omit<SelectProps<Partner>, 'options' | 'help'> {
  /** What to say where there is nobody yet. */
  readonly none: string;
}

/** One of the partners to whom something can go. */
export function RecipientSelect({ none, ...select }: RecipientSelectProps) {
  const codes = useCodes();
  const { recipients, isPending } = usePartners();
  return (
    <Select
      {...select}
      options={recipients.map(({ partner }) => ({ value: partner, label: codes.partner(partner) }))}
      {...(!isPending && recipients.length === 0 ? { help: none } : {})}
    />
  );
}
