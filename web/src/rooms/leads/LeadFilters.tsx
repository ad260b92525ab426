import { LEAD_KINDS, LEAD_STATUSES } from '@foreland/model/lead';
import type { LeadStatus } from '@foreland/model/lead';
import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { contract } from '../../api/client.ts';
import type { Answer } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { ClearFilters, Select, Tag, Toolbar } from '../../design/index.ts';
import type { Option } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { useAnchorName, useKindName } from '../../i18n/engines.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import type { LeadsSearch } from './route.ts';

const OPEN_STATUSES: readonly LeadStatus[] = ['new', 'triaged', 'tasked'];
/** Stands for “no filter” in a list of choices; no code of the model is written so. */
const ANY = '*';

export interface LeadFiltersProps {
  readonly search: Omit<LeadsSearch, 'lead'>;
  readonly onChange: (filters: Partial<LeadsSearch>) => void;
  /** The first page of the list, which carries the counts. */
  readonly answer: Answer<typeof contract.leads> | undefined;
}

/** Narrows the list; numbers say how many leads stand behind a choice. */
export function LeadFilters({ search, onChange, answer }: LeadFiltersProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const anchorName = useAnchorName();
  const kindName = useKindName();
  const { data: staff } = useAnswer(contract.assignees);

  const countOf = (statuses: readonly LeadStatus[]) => {
    const counted = answer?.statuses.filter(({ status }) => statuses.includes(status));
    return counted && format.number(counted.reduce((sum, { count }) => sum + count, 0));
  };
  const counted = (statuses: readonly LeadStatus[]) => withDetail(countOf(statuses));
  const statuses: Option<LeadStatus | typeof ANY>[] = [
    { value: ANY, label: t('open'), ...counted(OPEN_STATUSES) },
    ...LEAD_STATUSES.map((status) => ({ value: status, label: codes.status(status), ...counted([status]) })),
  ];
  const anchors: Option<string>[] = [
    { value: ANY, label: t('anyAnchor') },
    ...withChosen(answer?.anchors.map(({ anchor }) => anchor) ?? [], search.anchor)
      .map((anchor) => ({
        value: anchor,
        label: anchorName(anchor),
        ...withDetail(
          numberOf(
            answer?.anchors.find((one) => one.anchor === anchor),
            format.number,
          ),
        ),
      }))
      .toSorted((a, b) => format.compare(a.label, b.label)),
  ];
  const partners: Option<Partner | typeof ANY>[] = [
    { value: ANY, label: t('anyPartner') },
    ...PARTNERS.map((partner) => ({ value: partner, label: codes.partner(partner) })),
  ];
  const people: Option<string>[] = [
    { value: ANY, label: t('anyAssignee') },
    ...(staff?.assignees ?? []).map(({ user, displayName }) => ({ value: user, label: displayName })),
  ];
  const kinds: Option<string>[] = [
    { value: ANY, label: t('anyKind') },
    ...withChosen(LEAD_KINDS, search.kind).map((kind) => ({
      value: kind,
      label: kindName(kind),
      ...withDetail(
        numberOf(
          answer?.kinds.find((one) => one.kind === kind),
          format.number,
        ),
      ),
    })),
  ];
  const set = (name: keyof LeadsSearch) => (value: string) =>
    onChange({ [name]: value === ANY ? undefined : value });
  const isNarrowed = (['status', 'kind', 'anchor', 'partner', 'assignee', 'record'] as const).some(
    (name) => search[name] !== undefined,
  );

  return (
    <Toolbar label={t('list')}>
      <Select
        size="small"
        hideLabel
        label={t('status')}
        options={statuses}
        value={search.status ?? ANY}
        onChange={set('status')}
      />
      <Select
        size="small"
        hideLabel
        label={t('kind')}
        options={kinds}
        value={search.kind ?? ANY}
        onChange={set('kind')}
      />
      <Select
        size="small"
        hideLabel
        label={t('anchor')}
        options={anchors}
        value={search.anchor ?? ANY}
        onChange={set('anchor')}
      />
      <Select
        size="small"
        hideLabel
        label={t('partners')}
        options={partners}
        value={search.partner ?? ANY}
        onChange={set('partner')}
      />
      <Select
        size="small"
        hideLabel
        label={t('assignee')}
        options={people}
        value={search.assignee ?? ANY}
        onChange={set('assignee')}
      />
      {search.record !== undefined && (
        <Tag tone="accent">
          <bdi>{t('aboutRecord', { record: search.record })}</bdi>
        </Tag>
      )}
      {isNarrowed && (
        <ClearFilters
          onPress={() =>
            onChange({
              status: undefined,
              kind: undefined,
              anchor: undefined,
              partner: undefined,
              assignee: undefined,
              record: undefined,
            })
          }
        />
      )}
    </Toolbar>
  );
}

function withDetail(detail: string | undefined): { detail?: string } {
  return detail === undefined ? {} : { detail };
}

function withChosen(values: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
}

function numberOf(
  found: { readonly count: number } | undefined,
  write: (count: number) => string,
): string | undefined {
  return found && write(found.count);
}
