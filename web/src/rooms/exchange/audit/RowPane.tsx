import { isPartner } from '@foreland/model/partner';
import { contract } from '../../../api/client.ts';
import { useAnswer, useChange } from '../../../api/query.ts';
import {
  Button,
  DateText,
  EmptyState,
  ErrorState,
  Identifier,
  PaneBody,
  PaneHead,
  Section,
  Skeleton,
  Tag,
  saveFile,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { usePersonName } from '../../usePersonName.ts';
import { Facts } from '../Facts.tsx';
import type { ExchangeAddress } from '../route.ts';
import { Command } from './Command.tsx';
import { messages } from './messages.ts';
import { verifyCommand } from './proof.ts';
import type { AuditRow } from './proof.ts';
import { filterOf, useRows } from './useRows.ts';

/** One row of the log, and the proof that it is in it. */
export function RowPane({ id, address }: { readonly id: string; readonly address: ExchangeAddress }) {
  const t = useMessages(messages);
  const { pages, rows } = useRows(filterOf(address));
  const row = rows.find((each) => each.id === id);
  if (row) return <Row row={row} />;
  if (pages.isPending) return <Skeleton lines={8} />;
  return (
    <>
      <PaneHead title={t('row')} />
      <PaneBody>
        <EmptyState icon="list" title={t('noSuchRow')}>
          {t('noSuchRowText')}
        </EmptyState>
        <Proof id={id} />
      </PaneBody>
    </>
  );
}

function Row({ row }: { readonly row: AuditRow }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const nameOf = usePersonName();
  const { envelope, erased, kind, purpose, role, detail } = row;
  const partner =
    envelope && (isPartner(envelope.partner) ? codes.partner(envelope.partner) : envelope.partner);
  return (
    <>
      <PaneHead
        title={row.route}
        detail={
          <Tag tone={row.outcome === 'allowed' ? 'neutral' : 'caution'}>{t(`outcome.${row.outcome}`)}</Tag>
        }
      />
      <PaneBody>
        <Section title={t('row')}>
          <Facts
            facts={[
              [t('when'), <DateText key="at" value={row.at} form="dateTime" />],
              [t('user'), role === 'node' ? t('node') : nameOf(row.user)],
              [t('as'), role === 'node' ? undefined : codes.role(role)],
              [t('purpose'), purpose && codes.purpose(purpose)],
              [t('kind'), kind && t(`kind.${kind}`)],
              [t('recipient'), row.recipient],
              [
                t('records'),
                row.records.length === 0 ? undefined : (
                  <span key="records" className="exchange-words">
                    {row.records.map((record) => (
                      <span key={record}>
                        <Identifier value={record} />{' '}
                      </span>
                    ))}
                  </span>
                ),
              ],
              [t('remark'), detail && <bdi key="remark">{detail}</bdi>],
              [
                t('remark'),
                erased &&
                  t('erased', {
                    user: nameOf(erased.by),
                    date: format.date(erased.at),
                    reason: erased.reason,
                  }),
              ],
              [
                t('envelope'),
                envelope && (
                  <span key="envelope">
                    {t(envelope.direction, { partner: partner ?? '' })}{' '}
                    <Identifier value={envelope.hash} shown={`${envelope.hash.slice(0, 16)}…`} canCopy />
                  </span>
                ),
              ],
              [t('id'), <Identifier key="id" value={row.id} canCopy />],
            ]}
          />
        </Section>
        <Proof id={row.id} />
      </PaneBody>
    </>
  );
}

function Proof({ id }: { readonly id: string }) {
  const t = useMessages(messages);
  const { data: log } = useAnswer(contract.auditLog);
  const prove = useChange(contract.auditProof);
  const file = `row-${id.slice(0, 8)}.tlog-proof`;
  return (
    <Section title={t('proof')}>
      <p className="soft">{t('proofText')}</p>
      <p>
        <Button
          icon="export"
          isPending={prove.isPending}
          onPress={() =>
            prove.mutate(
              { params: { entry: id } },
              { onSuccess: ({ proof }) => saveFile(file, proof, 'text/plain') },
            )
          }
        >
          {t('saveProof')}
        </Button>
      </p>
      {prove.error && <ErrorState inline error={prove.error} />}
      <p className="soft">{t('verifyWith')}</p>
      <Command text={verifyCommand(file, { keys: log?.keys ?? [] })} />
    </Section>
  );
}
