import { useMemo } from 'react';
import { shownInPages } from '../../../api/query.ts';
import {
  DataTable,
  DateText,
  EmptyState,
  Identifier,
  PaneBody,
  PaneHead,
  PartnerChip,
  Section,
  Skeleton,
} from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { DetailProps, Incoming, PartProps } from '../exchange.ts';
import { Facts } from '../Facts.tsx';
import { messages } from '../messages.ts';
import { ReceiptText } from './ReceiptText.tsx';
import { TakeIn } from './TakeIn.tsx';
import { useInbox } from './usePackages.ts';
import { usePackageWords } from './usePackageWords.ts';

/** What came from partners and was applied, newest first. */
export function InboxList({ item, go }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const { pages, packages } = useInbox(item === 'new' ? undefined : item);
  return (
    <DataTable
      label={t('part.inbox')}
      columns={useColumns()}
      rows={packages}
      rowId={({ id }) => id}
      rowLabel={({ sender }) => codes.partner(sender)}
      selected={item}
      onSelect={({ id }) => go({ part: 'inbox', item: id })}
      {...shownInPages(pages)}
      csvName={t('part.inbox')}
      empty={
        <EmptyState icon="exchange" title={t('noInbox')}>
          {t('noInboxText')}
        </EmptyState>
      }
    />
  );
}

export function InboxDetail({ item, go }: DetailProps) {
  const t = useMessages(messages);
  const { found, isSought } = useInbox(item === 'new' ? undefined : item);
  if (item === 'new') return <TakeIn onCancel={() => go({ part: 'inbox' })} />;
  if (found) return <IncomingPane incoming={found} />;
  if (isSought) return <Skeleton lines={8} />;
  return <EmptyState icon="exchange" title={t('packageNotFound')} />;
}

function IncomingPane({ incoming }: { readonly incoming: Incoming }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const words = usePackageWords();
  const { id, sender, envelope } = incoming;
  return (
    <>
      <PaneHead title={`${words.kind(incoming.kind)} ← ${codes.partner(sender)}`} />
      <PaneBody>
        <Section title={t('package')}>
          <Facts
            facts={[
              [t('sender'), <PartnerChip key="sender" partner={sender} withText />],
              [t('changedHere'), words.changes(incoming.applied) || t('none')],
              [t('created'), <DateText key="created" value={incoming.createdAt} form="dateTime" />],
              [t('received'), <DateText key="received" value={incoming.receivedAt} form="dateTime" />],
              [t('size'), format.bytes(incoming.bytes)],
              [t('sequence'), incoming.sequence === undefined ? undefined : format.number(incoming.sequence)],
              [t('package'), <Identifier key="id" value={id} canCopy />],
              [
                t('envelope'),
                <span key="envelope">
                  <Identifier value={envelope} shown={`${envelope.slice(0, 16)}…`} canCopy />
                  <p className="faint small">{t('envelopeHelp')}</p>
                </span>,
              ],
            ]}
          />
        </Section>
        <Section title={t('receipt')}>
          <ReceiptText text={t('ownReceiptText')} receipt={incoming.receipt} name={id} />
        </Section>
      </PaneBody>
    </>
  );
}

function useColumns(): readonly Column<Incoming>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const words = usePackageWords();
  return useMemo(
    () =>
      [
        {
          id: 'sender',
          header: t('sender'),
          width: 'minmax(7.5rem, 1fr)',
          canSort: false,
          value: ({ sender }) => codes.partner(sender),
          cell: ({ sender }) => <PartnerChip partner={sender} withText />,
        },
        {
          id: 'kind',
          header: t('kind'),
          width: 'minmax(5rem, 1fr)',
          canSort: false,
          priority: 3,
          value: ({ kind }) => words.kind(kind),
        },
        {
          id: 'applied',
          header: t('changedHere'),
          width: 'minmax(9rem, 2fr)',
          canSort: false,
          value: ({ applied }) => words.changes(applied),
        },
        {
          id: 'received',
          header: t('received'),
          width: '9.5rem',
          canSort: false,
          value: ({ receivedAt }) => receivedAt,
          cell: ({ receivedAt }) => <DateText value={receivedAt} form="dateTime" />,
        },
      ] satisfies readonly Column<Incoming>[],
    [t, codes, words],
  );
}
