import { PaneBody, Section } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { Judgement, MatchDetail } from '../matches.ts';
import { messages } from '../messages.ts';
import { useFieldName } from '../useFieldName.ts';
import { compare } from './comparison.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import { JudgementList } from './JudgementList.tsx';
import { NeighbourList } from './NeighbourList.tsx';
import { PairHead } from './PairHead.tsx';

export interface PairPaneProps {
  readonly match: MatchDetail;
  readonly onWithdraw: (judgement: Judgement) => void;
  readonly isPending: boolean;
}

/** One pair on one screen: the answer, both records field by field, what they have in common, and what people said. */
export function PairPane({ match, onWithdraw, isPending }: PairPaneProps) {
  const t = useMessages(messages);
  return (
    <>
      <PairHead match={match} />
      <PaneBody>
        <ComparisonTable
          a={match.a}
          b={match.b}
          parts={match.parts}
          bits={match.bits}
          probability={match.probability}
        />
        <NeitherSays parts={match.parts} />
        <div className="pair-more">
          <Section title={t('judgements')}>
            <JudgementList judgements={match.judgements} onWithdraw={onWithdraw} isPending={isPending} />
          </Section>
          <Section title={t('neighbours')}>
            <NeighbourList match={match} />
          </Section>
        </div>
        <p className="pair-model faint small">
          {t('bitsNote')} {t('byModel', { model: match.model.id, version: match.model.version })}
        </p>
      </PaneBody>
    </>
  );
}

/** Fields that would be compared if either record said anything. */
function NeitherSays({ parts }: { readonly parts: MatchDetail['parts'] }) {
  const t = useMessages(messages);
  const format = useFormat();
  const nameOf = useFieldName();
  const fields = compare(parts, 0)
    .missing.filter(({ part }) => !part.a && !part.b)
    .map(({ part }) => nameOf(part.field));
  if (fields.length === 0) return null;
  return <p className="faint small">{t('neitherSays', { fields: format.list(fields) })}</p>;
}
