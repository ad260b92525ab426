import { Link } from '@tanstack/react-router';
import { useVocabulary } from '../../../api/vocabulary.ts';
import { Identifier, PartnerChip } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { MatchSide } from '../matches.ts';
import { messages } from '../messages.ts';
import { RecordName } from '../RecordName.tsx';

/** One record of the pair at the head of its column: name, what it is, whose it is, and what it is joined with today. */
export function SideHead({ side }: { readonly side: MatchSide }) {
  const t = useMessages(messages);
  const vocabulary = useVocabulary();
  return (
    <span className="side-head">
      <Link to="/records/$record" params={{ record: side.record }} className="side-name">
        <RecordName name={side.caption} others={side.names} />
      </Link>
      <span className="side-what">
        <PartnerChip partner={side.partner} />
        <span>{vocabulary.schema(side.schema)}</span>
        <Identifier value={side.record} />
      </span>
      {side.members > 1 && (
        <Link to="/matches/entities/$record" params={{ record: side.record }} className="side-entity">
          {t('entityCount', { count: side.members })}
        </Link>
      )}
    </span>
  );
}
