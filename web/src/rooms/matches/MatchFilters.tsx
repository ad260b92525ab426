import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { ClearFilters, Select, Tag, Toolbar } from '../../design/index.ts';
import type { Option } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { ENTITY_TYPES } from './matches.ts';
import type { EntityTypeCode, MatchAnswer } from './matches.ts';
import { messages } from './messages.ts';
import type { MatchFilters as Filters } from './route.ts';
import { StatusChoice } from './StatusChoice.tsx';

/** Stands for “no filter” in a list of choices; no code of the model is written so. */
const ANY = '*';

export const NO_FILTERS = {
  status: undefined,
  type: undefined,
  partner: undefined,
  record: undefined,
  pattern: undefined,
} as const;

export interface MatchFiltersProps {
  readonly filters: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
  /** The first page of the queue, which carries the counts. */
  readonly answer: MatchAnswer | undefined;
}

/** Narrows the queue; numbers say how many pairs stand behind a choice. */
export function MatchFilters({ filters, onChange, answer }: MatchFiltersProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const types: Option<EntityTypeCode | typeof ANY>[] = [
    { value: ANY, label: t('anyType') },
    ...ENTITY_TYPES.map((type) => ({
      value: type,
      label: t(`type.${type}`),
      ...(answer ? { detail: format.number(answer.types.find((one) => one.type === type)?.count ?? 0) } : {}),
    })),
  ];
  const partners: Option<Partner | typeof ANY>[] = [
    { value: ANY, label: t('anyPartner') },
    ...PARTNERS.map((partner) => ({ value: partner, label: codes.partner(partner) })),
  ];
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <StatusChoice
        status={filters.status ?? 'review'}
        onChange={(status) => onChange({ status: status === 'review' ? undefined : status })}
        counts={answer?.statuses}
      />
      <Toolbar label={t('filters')}>
        <Select
          size="small"
          hideLabel
          label={t('type')}
          options={types}
          value={filters.type ?? ANY}
          onChange={(type) => onChange({ type: type === ANY ? undefined : type })}
        />
        <Select
          size="small"
          hideLabel
          label={t('partner')}
          options={partners}
          value={filters.partner ?? ANY}
          onChange={(partner) => onChange({ partner: partner === ANY ? undefined : partner })}
        />
        {filters.record !== undefined && (
          <Tag tone="accent">
            <bdi>{t('ofRecord', { record: filters.record })}</bdi>
          </Tag>
        )}
        {filters.pattern !== undefined && <Tag tone="accent">{t('ofPattern')}</Tag>}
        {isNarrowed && <ClearFilters onPress={() => onChange(NO_FILTERS)} />}
      </Toolbar>
    </>
  );
}
