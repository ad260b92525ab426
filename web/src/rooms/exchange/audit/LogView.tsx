import { contract, urlOf } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import {
  Button,
  DateText,
  ErrorState,
  Icon,
  Identifier,
  PaneBody,
  PartnerChip,
  Section,
  Skeleton,
  saveFile,
} from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { Facts } from '../Facts.tsx';
import { Command } from './Command.tsx';
import { Consistency } from './Consistency.tsx';
import { messages } from './messages.ts';
import { quorumCheckpoint, verifyCommand, witnessesOf } from './proof.ts';
import type { LogState } from './proof.ts';
import { SelfCheck } from './SelfCheck.tsx';

/** How far the log is, who signed and cosigned it, and what can be taken out to be verified elsewhere. */
export function LogView() {
  const t = useMessages(messages);
  const { data, error, isPending, refetch } = useAnswer(contract.auditLog);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={12} />;
  const today = new Date().toISOString().slice(0, 10);
  const file = `audit-${today}.jsonl`;
  return (
    <PaneBody>
      {data.damage !== undefined && (
        <div className="exchange-problem" role="alert">
          <Icon name="error" />
          <div>
            <p>
              <strong>{t('damaged')}</strong>
            </p>
            <p>{t('damagedText')}</p>
            <p className="faint small">
              <bdi>{data.damage}</bdi>
            </p>
          </div>
        </div>
      )}
      <LogFacts log={data} />
      <Witnesses log={data} />
      <Section title={t('checkpoint')}>
        <p className="soft">{t('checkpointText')}</p>
        <NoteText note={data.checkpoint} />
        <p>
          <Button
            size="small"
            icon="export"
            onPress={() => saveFile(`checkpoint-${data.size}.txt`, data.checkpoint, 'text/plain')}
          >
            {t('saveCheckpoint')}
          </Button>
        </p>
      </Section>
      <Section title={t('selfCheck')}>
        <SelfCheck />
      </Section>
      <Section title={t('exportLog')}>
        <p className="soft">{t('exportText')}</p>
        <Command text={verifyCommand(file, { keys: data.keys })} />
        <p>
          <a className="button" data-size="small" href={urlOf(contract.auditBundle)} download={file}>
            <Icon name="export" />
            <span className="button-text">{t('exportLog')}</span>
          </a>
        </p>
      </Section>
      <Section title={t('consistency')}>
        <Consistency log={data} />
      </Section>
    </PaneBody>
  );
}

function LogFacts({ log }: { readonly log: LogState }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <Section title={t('log')}>
      <Facts
        facts={[
          [t('size'), <strong key="size">{format.number(log.size)}</strong>],
          [t('pending'), format.number(log.pending)],
          [t('origin'), <Identifier key="origin" value={log.origin} canCopy />],
          [
            t('keys'),
            <span key="keys" className="audit-keys">
              {log.keys.map((key) => (
                <Identifier key={key} value={key} canCopy />
              ))}
              <span className="faint small">{t('keysHelp')}</span>
            </span>,
          ],
        ]}
      />
    </Section>
  );
}

function Witnesses({ log }: { readonly log: LogState }) {
  const t = useMessages(messages);
  const format = useFormat();
  const reached = quorumCheckpoint(log);
  const witnesses = witnessesOf(log);
  return (
    <Section title={t('witnesses')}>
      <p className="soft">{t('witnessesText')}</p>
      <p>
        {log.quorum === 0 ? (
          t('noQuorum')
        ) : (
          <>
            {t('quorum', { quorum: log.quorum, enrolled: log.enrolled.length })}{' '}
            {reached
              ? t('quorumReached', {
                  size: format.number(reached.size),
                  at: format.relative(reached.at, new Date()),
                })
              : t('quorumNever')}
          </>
        )}
      </p>
      {witnesses.length > 0 && (
        <table className="check-results">
          <thead>
            <tr>
              <th scope="col">{t('witness')}</th>
              <th scope="col">{t('cosigned')}</th>
              <th scope="col">{t('upTo')}</th>
              <th scope="col">{t('behind')}</th>
            </tr>
          </thead>
          <tbody>
            {witnesses.map(({ name, partner, at, size, behind }) => (
              <tr key={name}>
                <th scope="row">
                  {partner ? <PartnerChip partner={partner} withText /> : <Identifier value={name} />}
                </th>
                <td>
                  {at === undefined ? (
                    <span className="faint">{t('neverCosigned')}</span>
                  ) : (
                    <DateText value={at} form="relative" />
                  )}
                </td>
                <td className="numeric">{size === undefined ? '' : format.number(size)}</td>
                <td className="numeric">{behind === undefined ? '' : format.number(behind)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function NoteText({ note }: { readonly note: string }) {
  const t = useMessages(messages);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="exchange-receipt" dir="ltr" role="region" aria-label={t('checkpoint')} tabIndex={0}>
      {note}
    </div>
  );
}
