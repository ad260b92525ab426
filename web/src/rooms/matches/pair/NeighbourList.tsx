import { useVocabulary } from '../../../api/vocabulary.ts';
import { useMessages } from '../../../i18n/index.ts';
import { RecordLink } from '../../dossier/RecordLink.tsx';
import type { MatchDetail } from '../matches.ts';
import { messages } from '../messages.ts';

/** Records that both sides point to or are pointed to from, with the property on either side. */
export function NeighbourList({ match }: { readonly match: MatchDetail }) {
  const t = useMessages(messages);
  const vocabulary = useVocabulary();
  if (match.neighbours.length === 0) return <p className="soft">{t('noNeighbours')}</p>;
  return (
    <ul className="neighbour-list">
      {match.neighbours.map(({ record, viaA, viaB }) => {
        const [one, other] = [
          vocabulary.property(match.a.schema, viaA),
          vocabulary.property(match.b.schema, viaB),
        ];
        return (
          <li key={`${record.record} ${viaA} ${viaB}`}>
            <RecordLink record={record} />
            <span className="faint small">{one === other ? one : t('viaBoth', { a: one, b: other })}</span>
          </li>
        );
      })}
    </ul>
  );
}
