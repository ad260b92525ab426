import { Button, Checkbox, FieldGroup, Popover, Select, Switch } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { KINDS } from '../networks.ts';
import type { ChartNarrowing } from '../route.ts';
import { useNetworkWords } from '../useNetworkWords.ts';
import type { ChartState } from './chartState.ts';
import { isNarrowed } from './narrow.ts';

export type Narrow = { readonly [Name in keyof ChartNarrowing]?: ChartNarrowing[Name] | undefined };

export const NO_NARROWING: Narrow = {
  kinds: undefined,
  types: undefined,
  least: undefined,
  confirmed: undefined,
  since: undefined,
  until: undefined,
};

const LEAST = ['0', '25', '50', '75', '90'] as const;

/** Kinds, kinds of link, least probability, confirmed only. */
export function Filters({
  state,
  narrowing,
  onChange,
}: {
  readonly state: ChartState;
  readonly narrowing: ChartNarrowing;
  readonly onChange: (change: Narrow) => void;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useNetworkWords();
  const nodes = [...state.nodes.values()];
  const kinds = KINDS.filter((kind) => nodes.some((node) => node.kind === kind));
  const counts = new Map<string, number>();
  for (const { type } of state.links.values()) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = [...counts.keys()].sort((one, other) => format.compare(words.type(one), words.type(other)));
  const least = LEAST.findLast((value) => Number(value) <= (narrowing.least ?? 0)) ?? '0';
  return (
    <Popover
      label={t('filters')}
      trigger={
        <Button size="small" icon="filter" variant={isNarrowed(narrowing) ? 'primary' : 'default'}>
          {t('filters')}
        </Button>
      }
    >
      <div className="chart-filters">
        <Switch
          isSelected={narrowing.confirmed ?? false}
          onChange={(isOn) => onChange({ confirmed: isOn || undefined })}
        >
          {t('confirmedOnly')}
        </Switch>
        <Select
          size="small"
          label={t('leastProbability')}
          options={LEAST.map((value) => ({ value, label: format.percent(Number(value) / 100) }))}
          value={least}
          onChange={(value) => onChange({ least: Number(value) || undefined })}
        />
        <FieldGroup label={t('kinds')}>
          {kinds.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={narrowing.kinds?.includes(kind) ?? true}
              onChange={(isOn) => onChange({ kinds: changed(narrowing.kinds, kinds, kind, isOn) })}
            >
              {words.kind(kind)}
            </Checkbox>
          ))}
        </FieldGroup>
        <FieldGroup label={t('linkTypes')}>
          {types.map((type) => (
            <Checkbox
              key={type}
              isSelected={narrowing.types?.includes(type) ?? true}
              onChange={(isOn) => onChange({ types: changed(narrowing.types, types, type, isOn) })}
            >
              {words.type(type)} <span className="faint numeric">{counts.get(type)}</span>
            </Checkbox>
          ))}
        </FieldGroup>
        {isNarrowed(narrowing) && (
          <Button size="small" variant="quiet" icon="close" onPress={() => onChange(NO_NARROWING)}>
            {t('clearFilters')}
          </Button>
        )}
      </div>
    </Popover>
  );
}

/** One value more or less of those wanted; undefined where all are. */
function changed(
  wanted: readonly string[] | undefined,
  all: readonly string[],
  value: string,
  isOn: boolean,
): readonly string[] | undefined {
  const next = new Set(wanted ?? all);
  if (isOn) next.add(value);
  else next.delete(value);
  return all.every((each) => next.has(each)) ? undefined : [...next];
}
