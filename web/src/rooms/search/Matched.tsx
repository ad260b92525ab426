import { ForeignText, Identifier } from '../../design/index.ts';
import { matchedText } from './hits.ts';
import type { SearchHit } from './hits.ts';

const LONGEST = 140;

/** The words or number that the query met, where the record goes by another name. */
export function Matched({ hit }: { readonly hit: SearchHit }) {
  const text = matchedText(hit);
  if (text === undefined) return null;
  if (hit.matched.in === 'identifier') return <Identifier value={text} />;
  return (
    <span className="truncate">
      <ForeignText>{text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}</ForeignText>
    </span>
  );
}
