import { Link } from '@tanstack/react-router';
import { DateText, Icon } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { Entity } from '../matches.ts';
import { messages } from '../messages.ts';

export interface ChangeLogProps {
  readonly changes: Entity['changes'];
  readonly members: Entity['members'];
}

/** How the entity came to be what it is, the newest change first. */
export function ChangeLog({ changes, members }: ChangeLogProps) {
  const t = useMessages(messages);
  const nameOf = (record: string) => members.find((member) => member.record === record)?.caption ?? record;
  if (changes.length === 0) return <p className="soft">{t('noChanges')}</p>;
  return (
    <ol className="change-list">
      {changes.map(({ at, change, before, after, cause }) => (
        <li key={`${at} ${change} ${JSON.stringify(after)}`}>
          <span className="change-what">
            {t(`change.${change}`)} <span className="faint">{t(`cause.${cause}`)}</span>
          </span>
          <DateText value={at} form="dateTime" />
          <span className="change-parts">
            <Parts parts={before} nameOf={nameOf} />
            <Icon name="arrow-end" size={14} />
            <span className="visually-hidden">{t('becomes')}</span>
            <Parts parts={after} nameOf={nameOf} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Parts({
  parts,
  nameOf,
}: {
  readonly parts: readonly (readonly string[])[];
  readonly nameOf: (record: string) => string;
}) {
  return (
    <span className="change-side">
      {parts.map((records) => (
        <span key={records.join(' ')} className="change-part">
          {records.map((record) => (
            <Link key={record} to="/matches/entities/$record" params={{ record }} title={record}>
              <bdi>{nameOf(record)}</bdi>
            </Link>
          ))}
        </span>
      ))}
    </span>
  );
}
