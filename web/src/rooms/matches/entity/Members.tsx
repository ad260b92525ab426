import { Link } from '@tanstack/react-router';
import { useVocabulary } from '../../../api/vocabulary.ts';
import { Checkbox, Identifier, PartnerChip } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { Entity } from '../matches.ts';
import { messages } from '../messages.ts';
import { RecordName } from '../RecordName.tsx';

export interface MembersProps {
  readonly members: Entity['members'];
  /** Records ticked, to be parted from the others; absent where there is nothing to part. */
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** The records of the entity with all names they carry, each leading to its dossier. */
export function Members({ members, chosen, onChoose }: MembersProps) {
  const t = useMessages(messages);
  const vocabulary = useVocabulary();
  function toggle(record: string, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(record);
    else next.delete(record);
    onChoose(next);
  }
  return (
    <ul className="member-list">
      {members.map(({ record, partner, schema, caption, names }) => (
        <li key={record} data-chosen={chosen?.has(record)}>
          {chosen && (
            <Checkbox
              aria-label={t('chooseMember', { name: `${caption} (${record})` })}
              isSelected={chosen.has(record)}
              onChange={(isChosen) => toggle(record, isChosen)}
            >
              {null}
            </Checkbox>
          )}
          <span className="member">
            <Link to="/records/$record" params={{ record }}>
              <RecordName name={caption} others={names} />
            </Link>
            <span className="side-what small">
              <PartnerChip partner={partner} />
              <span>{vocabulary.schema(schema)}</span>
              <Identifier value={record} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
