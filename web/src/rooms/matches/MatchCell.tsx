import { PartnerChip, Tag } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { AgreementMark } from './AgreementMark.tsx';
import type { MatchSide, MatchSummary } from './matches.ts';
import { messages } from './messages.ts';
import { RecordName } from './RecordName.tsx';
import { useFieldName } from './useFieldName.ts';

/** A pair in three lines: one record, the other, and what speaks loudest for or against. */
export function MatchCell({
  match,
  isPlain = false,
}: {
  readonly match: MatchSummary;
  /** The names alone, where the reasons are said for all. */
  readonly isPlain?: boolean;
}) {
  const t = useMessages(messages);
  const nameOf = useFieldName();
  return (
    <span className="match-cell">
      <SideLine side={match.a} />
      <SideLine side={match.b} />
      {!isPlain && (
        <span className="match-why">
          <span className="match-reasons">
            {match.why.map(({ field, agreement, bits }) => (
              <span key={field} className="match-reason">
                {agreement === 'missing' ? (
                  <span className="agreement-sign">{bits < 0 ? '−' : '+'}</span>
                ) : (
                  <AgreementMark agreement={agreement} isBare />
                )}
                {nameOf(field)}
              </span>
            ))}
          </span>
          {match.alike > 1 && <Tag>{t('alikeCount', { count: match.alike })}</Tag>}
        </span>
      )}
    </span>
  );
}

function SideLine({ side }: { readonly side: MatchSide }) {
  return (
    <span className="match-side">
      <PartnerChip partner={side.partner} />
      <RecordName name={side.caption} others={side.names} />
    </span>
  );
}
