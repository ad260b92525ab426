import { Button as AriaButton } from 'react-aria-components';
import { Icon, Menu } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import { EXCHANGE_GROUPS } from './route.ts';
import type { ExchangeGroup, ExchangePart } from './route.ts';

const GROUPS = Object.entries(EXCHANGE_GROUPS) as readonly [ExchangeGroup, readonly ExchangePart[]][];

/** The parts of the room by group, for panes too narrow to show the tabs side by side. */
export function PartMenu({
  parts,
  selected,
  onSelect,
}: {
  readonly parts: readonly ExchangePart[];
  readonly selected: ExchangePart;
  readonly onSelect: (part: ExchangePart) => void;
}) {
  const t = useMessages(messages);
  return (
    <div className="exchange-part-menu">
      <Menu
        label={t('parts')}
        groups={GROUPS.map(([group, members]) => ({
          id: group,
          title: t(`group.${group}`),
          items: members
            .filter((part) => parts.includes(part))
            .map((part) => ({
              id: part,
              label: t(`part.${part}`),
              isChosen: part === selected,
              onAction: () => onSelect(part),
            })),
        }))}
        trigger={
          <AriaButton className="exchange-part-button">
            <span className="visually-hidden">{t('parts')}: </span>
            {t(`part.${selected}`)}
            <Icon name="chevron-down" size={14} />
          </AriaButton>
        }
      />
    </div>
  );
}
