import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  DateText,
  ErrorState,
  PaneBody,
  PaneHead,
  PartnerChip,
  Section,
  TextArea,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { usePersonName } from '../../usePersonName.ts';
import { SHARING_ROLES } from '../exchange.ts';
import type { Leave } from '../exchange.ts';
import { Facts } from '../Facts.tsx';
import { messages as exchange } from '../messages.ts';
import { LeaveCoverage } from './LeaveCoverage.tsx';
import { LeaveState } from './LeaveList.tsx';
import { messages } from './messages.ts';
import { useLeaveScopeWords } from './useLeaveScopeWords.ts';

/** One leave: between whom, for what and until when, who decided it, and what it covers. */
export function LeavePane({ leave }: { readonly leave: Leave }) {
  const t = useMessages(messages);
  const e = useMessages(exchange);
  const codes = useCodes();
  const format = useFormat();
  const nameOf = usePersonName();
  const scopeWords = useLeaveScopeWords();
  const { partner, role } = useSession();
  const { originator, holder, recipient, state, covers, may } = leave;
  const who = (user: string | undefined, at?: string) =>
    user === undefined || user === 'node' ? undefined : (
      <>
        <bdi>{nameOf(user)}</bdi>
        {at !== undefined && (
          <>
            , <DateText value={at} form="dateTime" />
          </>
        )}
      </>
    );
  return (
    <>
      <PaneHead
        title={`${codes.partner(holder)} → ${codes.partner(recipient)}`}
        detail={<LeaveState state={state} />}
      />
      <PaneBody>
        <Section title={t('title')}>
          <Facts
            facts={[
              [t('originator'), <PartnerChip key="originator" partner={originator} withText />],
              [t('holder'), <PartnerChip key="holder" partner={holder} withText />],
              [t('recipient'), <PartnerChip key="recipient" partner={recipient} withText />],
              [t('scope'), scopeWords(leave.scope)],
              [
                t('covers'),
                covers &&
                  t('coversText', {
                    statements: format.number(covers.statements),
                    contributions: format.number(covers.contributions),
                  }),
              ],
              [e('purpose'), codes.purpose(leave.purpose)],
              [t('until'), format.date(leave.until)],
              [e('legalBasis'), leave.legalBasis === '' ? undefined : <bdi>{leave.legalBasis}</bdi>],
              [
                e('note'),
                leave.note === '' ? undefined : (
                  <span className="exchange-words" dir="auto">
                    {leave.note}
                  </span>
                ),
              ],
              [
                t('asked'),
                leave.createdBy === leave.proposedBy
                  ? undefined
                  : // Who asked at the partner’s node is not told here.
                    who(originator === partner ? codes.partner(holder) : leave.createdBy, leave.createdAt),
              ],
              [
                t('proposed'),
                who(leave.proposedBy, leave.createdBy === leave.proposedBy ? leave.createdAt : undefined),
              ],
              [t('decided'), who(leave.decidedBy, leave.decidedAt)],
              [t('ended'), who(leave.endedBy, leave.endedAt)],
              [t('reason'), leave.reason === undefined ? undefined : <bdi>{leave.reason}</bdi>],
            ]}
          />
        </Section>
        {originator === partner && SHARING_ROLES.includes(role) && <LeaveCoverage leave={leave.id} />}
        {(may.support || may.decide || may.refuse) && <Decide leave={leave} />}
        {state === 'proposed' && !may.decide && <p className="faint">{t('waits')}</p>}
        {may.end && <End leave={leave} />}
      </PaneBody>
    </>
  );
}

const CHANGED = [contract.leaves, contract.outbox, contract.recalls];

function Decide({ leave: { id, may } }: { readonly leave: Leave }) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const support = useChange(contract.supportLeave, CHANGED);
  const decide = useChange(contract.decideLeave, CHANGED);
  const params = { leave: id };
  const refuse = () =>
    decide.mutate({
      params,
      body: { approve: false, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
    });
  const error = support.error ?? decide.error;
  return (
    <Section title={t(may.support ? 'support' : 'grant')}>
      <p className="soft">{t(may.support ? 'supportText' : 'decideText')}</p>
      {error && <ErrorState inline error={error} />}
      <span className="exchange-actions">
        {may.support && (
          <Button variant="primary" isPending={support.isPending} onPress={() => support.mutate({ params })}>
            {t('support')}
          </Button>
        )}
        {may.decide && (
          <Button
            variant="primary"
            isPending={decide.isPending}
            onPress={() => decide.mutate({ params, body: { approve: true } })}
          >
            {t('grant')}
          </Button>
        )}
      </span>
      {may.refuse && (
        <>
          <TextArea label={t('refuseReason')} value={reason} onChange={setReason} maxLength={2000} rows={2} />
          <span className="exchange-actions">
            <Button variant="danger" isDisabled={decide.isPending} onPress={refuse}>
              {t('refuse')}
            </Button>
          </span>
        </>
      )}
    </Section>
  );
}

function End({ leave: { id } }: { readonly leave: Leave }) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const end = useChange(contract.endLeave, CHANGED);
  const isMissing = reason.trim() === '';
  const submit = () => {
    setTried(true);
    if (!isMissing) end.mutate({ params: { leave: id }, body: { reason: reason.trim() } });
  };
  return (
    <Section title={t('end')}>
      <p className="soft">{t('endText')}</p>
      <TextArea
        label={t('endReason')}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        rows={2}
        problem={tried && isMissing ? t('endNeeded') : undefined}
      />
      {end.error && <ErrorState inline error={end.error} />}
      <span className="exchange-actions">
        <Button variant="danger" isPending={end.isPending} onPress={submit}>
          {t('end')}
        </Button>
      </span>
    </Section>
  );
}
