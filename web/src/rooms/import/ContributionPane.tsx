import { DateText, Identifier, PaneBody, PaneHead, PartnerChip, Section, Tag } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { useSession } from '../../shell/session.tsx';
import type { Contribution } from './contribution.ts';
import { messages } from './messages.ts';
import { messages as narrowing } from './narrow/messages.ts';
import { NarrowForm } from './narrow/NarrowForm.tsx';
import { RetractForm } from './RetractForm.tsx';
import '../shared.css';

/** One contribution: who gave it, on what basis, how it was read, and how to take it back. */
export function ContributionPane({ contribution }: { readonly contribution: Contribution }) {
  const t = useMessages(messages);
  const n = useMessages(narrowing);
  const format = useFormat();
  const { partner } = useSession();
  const {
    title,
    source,
    legalBasis,
    receivedOn,
    recordedAt,
    statements,
    fileHash,
    mapping,
    retracted,
    exercise,
  } = contribution;
  return (
    <>
      <PaneHead title={<bdi>{title}</bdi>} detail={<PartnerChip partner={contribution.partner} />}>
        {(retracted || exercise) && (
          <div className="contribution-line">
            {retracted && <Tag tone="critical">{t('retracted')}</Tag>}
            {exercise && <Tag>{t('exercise')}</Tag>}
          </div>
        )}
      </PaneHead>
      <PaneBody>
        <dl className="fact-list">
          <div>
            <dt>{t('source')}</dt>
            <dd>
              <bdi>{source}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t('legalBasis')}</dt>
            <dd>
              <bdi>{legalBasis}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t('receivedOn')}</dt>
            <dd>
              <DateText value={receivedOn} />
            </dd>
          </div>
          <div>
            <dt>{t('recordedAt')}</dt>
            <dd>
              <DateText value={recordedAt} form="dateTime" />
            </dd>
          </div>
          <div>
            <dt>{t('statements')}</dt>
            <dd>
              {format.number(statements)} <span className="small faint">{t('statementsNote')}</span>
            </dd>
          </div>
          <div>
            <dt>{t('format')}</dt>
            <dd>{contribution.format}</dd>
          </div>
          {fileHash !== '' && (
            <div>
              <dt>{t('fileHash')}</dt>
              <dd>
                <Identifier value={fileHash} shown={`${fileHash.slice(0, 16)}…`} canCopy />
              </dd>
            </div>
          )}
          {mapping !== undefined && (
            <div>
              <dt>{t('mapping')}</dt>
              <dd>
                <Identifier value={mapping} canCopy />
              </dd>
            </div>
          )}
          <div>
            <dt>{t('contributionId')}</dt>
            <dd>
              <Identifier value={contribution.id} canCopy />
            </dd>
          </div>
        </dl>
        {!retracted && contribution.partner === partner && (
          <Section title={n('narrow')}>
            <NarrowForm key={contribution.id} contribution={contribution.id} />
          </Section>
        )}
        {!retracted && (
          <Section title={t('retract')}>
            {contribution.partner === partner ? (
              <RetractForm contribution={contribution.id} />
            ) : (
              <p className="soft small">{t('notYours')}</p>
            )}
          </Section>
        )}
      </PaneBody>
    </>
  );
}
