import { DateText, Identifier, PaneBody, PaneHead, PartnerChip, Section } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { usePersonName } from '../../usePersonName.ts';
import { Facts } from '../Facts.tsx';
import { Problem } from '../Problem.tsx';
import { CheckState } from './AskedTable.tsx';
import { OFFICER_ROLE, togetherWith } from './check.ts';
import type { Check } from './check.ts';
import { messages } from './messages.ts';
import { OpenCheck } from './OpenCheck.tsx';
import { ResultTable } from './ResultTable.tsx';
import { useCheckWords } from './useCheckWords.ts';

export interface CheckPaneProps {
  readonly check: Check;
  /** All that the reader may see: those asked at the same time are shown together. */
  readonly checks: readonly Check[];
}

/** What was asked at one time, what came back, and to an officer what exactly was asked. */
export function CheckPane({ check, checks }: CheckPaneProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const words = useCheckWords();
  const nameOf = usePersonName();
  const isOfficer = useSession().role === OFFICER_ROLE;
  const together = togetherWith(check, checks);
  const isOwn = together.some(({ values }) => values !== undefined);
  return (
    <>
      <PaneHead
        title={
          <>
            <bdi>{check.caseNumber}</bdi> · {words.classes(together.map((each) => each.class))}
          </>
        }
        detail={<CheckState state={check.state} />}
      />
      <PaneBody>
        {isOwn ? (
          <Section title={t('results')}>
            {together.some(({ state }) => state === 'asked') && (
              <p className="soft" role="status">
                {t('resultsWaiting')}
              </p>
            )}
            <ResultTable checks={together} />
          </Section>
        ) : (
          <p className="soft">{t(isOfficer ? 'sealed' : 'forgotten')}</p>
        )}
        {together.map((each) => (
          <Section
            key={each.id}
            title={
              <span className="exchange-actions">
                <PartnerChip partner={each.partner} withText /> {words.class(each.class)}
                <CheckState state={each.state} />
              </span>
            }
          >
            {each.problem && <Problem problem={each.problem} />}
            <Facts
              facts={[
                [t('purpose'), codes.purpose(each.purpose)],
                [t('elements'), format.number(each.count)],
                [t('pseudonym'), <Identifier key="pseudonym" value={each.pseudonym} />],
                [t('askedBy'), isOfficer ? nameOf(each.createdBy) : undefined],
                [t('asked'), <DateText key="asked" value={each.createdAt} form="dateTime" />],
                [
                  t('answered'),
                  each.answeredAt && <DateText key="answered" value={each.answeredAt} form="dateTime" />,
                ],
                [t('epoch'), <Identifier key="epoch" value={each.epoch} />],
                [
                  t('opened'),
                  each.openedAt && <DateText key="opened" value={each.openedAt} form="dateTime" />,
                ],
              ]}
            />
            {isOfficer && each.id === check.id && <OpenCheck check={each.id} />}
          </Section>
        ))}
      </PaneBody>
    </>
  );
}
