import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { PAIR_STATUSES } from './matches.ts';
import type { MatchAnswer, PairStatusCode } from './matches.ts';
import { messages } from './messages.ts';

export interface StatusChoiceProps {
  readonly status: PairStatusCode;
  readonly onChange: (status: PairStatusCode) => void;
  readonly counts: MatchAnswer['statuses'] | undefined;
}

/** Where pairs stand, each with how many there are: one stop for Tab, arrows between. */
export function StatusChoice({ status, onChange, counts }: StatusChoiceProps) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <ToggleButtonGroup
      className="status-choice"
      aria-label={t('status')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[status]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        if (chosen !== undefined) onChange(chosen as PairStatusCode);
      }}
    >
      {PAIR_STATUSES.map((one) => (
        <ToggleButton key={one} id={one} className="status-option">
          {t(`status.${one}`)}
          <span className="status-count">
            {counts && format.number(counts.find((counted) => counted.status === one)?.count ?? 0)}
          </span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
