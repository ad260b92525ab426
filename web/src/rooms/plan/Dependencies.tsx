import { Button, Icon, Section } from '../../design/index.ts';
import { useFormat, useLocaleCode, useMessages } from '../../i18n/index.ts';
import { DueDay } from './DueDay.tsx';
import { messages } from './messages.ts';
import { lateDependencies, nameOf } from './plan.ts';
import type { PlanItem } from './plan.ts';
import { StatusMark } from './StatusMark.tsx';

export interface DependenciesProps {
  readonly item: PlanItem;
  readonly items: ReadonlyMap<string, PlanItem>;
  readonly today: string;
  readonly onSelect: (record: string) => void;
}

/** What must come first, and what waits for this. */
export function Dependencies({ item, items, today, onSelect }: DependenciesProps) {
  const t = useMessages(messages);
  const locale = useLocaleCode();
  const format = useFormat();
  const before = item.dependsOn.flatMap((record) => items.get(record) ?? []);
  const after = [...items.values()].filter(({ dependsOn }) => dependsOn.includes(item.record));
  const late = lateDependencies(item, items);
  if (before.length === 0 && after.length === 0) return null;
  const list = (label: string, some: readonly PlanItem[]) =>
    some.length > 0 && (
      <>
        <h4 className="small soft">{label}</h4>
        <ul className="dependency-list">
          {some.map((other) => (
            <li key={other.record}>
              <Button size="small" variant="quiet" onPress={() => onSelect(other.record)}>
                {nameOf(other, locale)}
              </Button>
              {other.status && <StatusMark status={other.status} />}
              <DueDay item={other} today={today} />
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <Section title={t('dependencies')}>
      {late.length > 0 && (
        <p className="dependency-late">
          <Icon name="warning" size={14} />{' '}
          {t('dependencyLate', { names: format.list(late.map((other) => nameOf(other, locale))) })}
        </p>
      )}
      {list(t('mustComeFirst'), before)}
      {list(t('waitsForThis'), after)}
    </Section>
  );
}
