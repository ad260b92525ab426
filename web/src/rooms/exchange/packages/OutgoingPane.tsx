import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  DateText,
  ErrorState,
  Identifier,
  PaneBody,
  PaneHead,
  PartnerChip,
  Section,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { usePersonName } from '../../usePersonName.ts';
import { SHARING_ROLES } from '../exchange.ts';
import type { Outgoing, PartProps } from '../exchange.ts';
import { Facts } from '../Facts.tsx';
import { messages } from '../messages.ts';
import { Problem } from '../Problem.tsx';
import { HandInReceipt } from './HandInReceipt.tsx';
import { OutgoingState } from './OutgoingState.tsx';
import { ReceiptText } from './ReceiptText.tsx';
import { SendAsFile } from './SendAsFile.tsx';
import { usePackageWords } from './usePackageWords.ts';

/** One package to a partner: what it holds, what became of it, and the ways on where it does not arrive. */
export function OutgoingPane({
  outgoing,
  go,
}: {
  readonly outgoing: Outgoing;
  readonly go: PartProps['go'];
}) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const words = usePackageWords();
  const nameOf = usePersonName();
  const { role } = useSession();
  const retry = useChange(contract.retryPackage, [contract.outbox, contract.partners, contract.recalls]);
  const { id, recipient, state, problem, release, receipt, envelope } = outgoing;
  const isOpen = state !== 'delivered' && state !== 'void';
  return (
    <>
      <PaneHead
        title={`${words.kind(outgoing.kind)} → ${codes.partner(recipient)}`}
        detail={<OutgoingState state={state} />}
        actions={
          isOpen && (
            <Button
              icon="refresh"
              isPending={retry.isPending}
              onPress={() => retry.mutate({ params: { package: id } })}
            >
              {t('retry')}
            </Button>
          )
        }
      />
      <PaneBody>
        {retry.error && <ErrorState inline error={retry.error} />}
        {problem && isOpen && <Problem problem={problem} />}
        <Section title={t('package')}>
          <Facts
            facts={[
              [t('recipient'), <PartnerChip key="recipient" partner={recipient} withText />],
              [t('changes'), words.changes(outgoing.about) || t('none')],
              [t('purpose'), codes.purpose(outgoing.purpose)],
              [t('legalBasis'), <bdi key="basis">{outgoing.legalBasis}</bdi>],
              [t('createdBy'), <bdi key="by">{nameOf(outgoing.createdBy)}</bdi>],
              [t('created'), <DateText key="created" value={outgoing.createdAt} form="dateTime" />],
              [t('expires'), isOpen ? <DateText value={outgoing.expiresAt} form="dateTime" /> : undefined],
              [t('attempts'), format.number(outgoing.attempts)],
              [
                t('nextAttempt'),
                outgoing.nextAttemptAt && <DateText value={outgoing.nextAttemptAt} form="dateTime" />,
              ],
              [
                t('answered'),
                outgoing.answeredAt && <DateText value={outgoing.answeredAt} form="dateTime" />,
              ],
              [t('size'), outgoing.bytes === undefined ? undefined : format.bytes(outgoing.bytes)],
              [t('sequence'), outgoing.sequence === undefined ? undefined : format.number(outgoing.sequence)],
              [t('package'), <Identifier key="id" value={id} canCopy />],
              [
                t('envelope'),
                envelope && (
                  <>
                    <Identifier value={envelope} shown={`${envelope.slice(0, 16)}…`} canCopy />
                    <p className="faint small">{t('envelopeHelp')}</p>
                  </>
                ),
              ],
            ]}
          />
          {release !== undefined && (
            <span className="exchange-actions">
              <Button size="small" icon="arrow-end" onPress={() => go({ part: 'releases', item: release })}>
                {t('openRelease')}
              </Button>
            </span>
          )}
        </Section>
        {isOpen && SHARING_ROLES.includes(role) && <SendAsFile id={id} />}
        {isOpen && <HandInReceipt id={id} />}
        {receipt !== undefined && (
          <Section title={t('receipt')}>
            <ReceiptText text={t('receiptSigned')} receipt={receipt} name={id} />
          </Section>
        )}
      </PaneBody>
    </>
  );
}
