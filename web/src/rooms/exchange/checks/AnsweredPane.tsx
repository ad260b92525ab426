import { PURPOSES } from '@foreland/model/label';
import { DateText, Identifier, PaneBody, PaneHead, Section } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { Facts } from '../Facts.tsx';
import { Problem } from '../Problem.tsx';
import { AnsweredState } from './AnsweredTable.tsx';
import type { AnsweredCheck } from './check.ts';
import { messages } from './messages.ts';
import { useCheckWords } from './useCheckWords.ts';

/** A check that a partner made here, with all that this node learned of it. */
export function AnsweredPane({ check }: { readonly check: AnsweredCheck }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const words = useCheckWords();
  const { refusal } = check;
  const purpose = PURPOSES.find((each) => each === check.purpose);
  return (
    <>
      <PaneHead
        title={t('answeredTitle', { partner: codes.partner(check.partner) })}
        detail={<AnsweredState refusal={refusal} />}
      />
      <PaneBody>
        <p className="soft">{t('answeredText')}</p>
        {refusal && <Problem problem={refusal} />}
        <Section title={t('about')}>
          <Facts
            facts={[
              [t('class'), words.class(check.class)],
              [t('elements'), format.number(check.count)],
              [t('caseNumber'), <bdi key="case">{check.caseNumber}</bdi>],
              [t('purpose'), purpose ? codes.purpose(purpose) : <bdi key="purpose">{check.purpose}</bdi>],
              [t('pseudonym'), <Identifier key="pseudonym" value={check.pseudonym} />],
              [t('asked'), <DateText key="at" value={check.at} form="dateTime" />],
              [t('epoch'), <Identifier key="epoch" value={check.epoch} />],
            ]}
          />
        </Section>
      </PaneBody>
    </>
  );
}
