import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, Icon, InPlaceForm, Select, saveFile } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { TextFileField } from '../TextFileField.tsx';
import { Command } from './Command.tsx';
import { FindingList } from './FindingList.tsx';
import { messages } from './messages.ts';
import { verifyCommand } from './proof.ts';
import type { LogState } from './proof.ts';

const OWN = 'own';

/** Proves that the log only grew since an older checkpoint. */
export function Consistency({ log }: { readonly log: LogState }) {
  const t = useMessages(messages);
  const format = useFormat();
  const older = log.checkpoints.filter(({ size }) => size > 0);
  const [chosen, setChosen] = useState<string>(older.length > 0 ? String(older[0]?.size) : OWN);
  const [pasted, setPasted] = useState('');
  const [isTried, setTried] = useState(false);
  const prove = useChange(contract.auditConsistency, []);
  const checkpoint = chosen === OWN ? pasted : older.find(({ size }) => String(size) === chosen)?.note;

  function submit() {
    setTried(true);
    if (checkpoint === undefined || checkpoint.trim() === '' || prove.isPending) return;
    // A signed note ends with a line end, which pasting loses.
    prove.mutate({ body: { checkpoint: `${checkpoint.trimEnd()}\n` } });
  }

  return (
    <>
      <p className="soft">{t('consistencyText')}</p>
      <InPlaceForm className="exchange-form" label={t('consistency')} onSubmit={submit}>
        <Select
          label={t('older')}
          options={[
            ...older.map(({ size, at }) => ({
              value: String(size),
              label: t('olderShown', { size: format.number(size), at: format.dateTime(at) }),
            })),
            { value: OWN, label: t('olderOwn') },
          ]}
          value={chosen}
          onChange={setChosen}
        />
        {chosen === OWN && (
          <TextFileField
            label={t('pasteCheckpoint')}
            help={t('pasteHelp')}
            chooseLabel={t('chooseCheckpointFile')}
            value={pasted}
            onChange={setPasted}
            problem={isTried && pasted.trim() === '' ? t('checkpointNeeded') : undefined}
          />
        )}
        {prove.error && <ErrorState inline error={prove.error} />}
        <span className="exchange-actions">
          <Button type="submit" isPending={prove.isPending}>
            {t('prove')}
          </Button>
        </span>
      </InPlaceForm>
      {prove.data && prove.variables.body && (
        <Proved log={log} older={prove.variables.body.checkpoint} proved={prove.data} />
      )}
    </>
  );
}

function Proved({
  log,
  older,
  proved: { from, to, proof, findings },
}: {
  readonly log: LogState;
  readonly older: string;
  readonly proved: { readonly from: number; readonly to: number; readonly proof: string } & Pick<
    Parameters<typeof FindingList>[0],
    'findings'
  >;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const file = `consistency-${from}-${to}.txt`;
  const kept = `checkpoint-${from}.txt`;
  const isSound = findings.length === 0;
  return (
    <>
      <div className={isSound ? 'audit-sound' : 'exchange-problem'} role={isSound ? 'status' : 'alert'}>
        <Icon name={isSound ? 'check' : 'error'} />
        <div>
          <p>{t(isSound ? 'continues' : 'rewritten', { from: format.number(from) })}</p>
          {!isSound && <FindingList findings={findings} more={0} />}
        </div>
      </div>
      <p className="soft">{t('verifyWith')}</p>
      <Command text={verifyCommand(file, { keys: log.keys, checkpoint: kept })} />
      <span className="exchange-actions">
        <Button size="small" icon="export" onPress={() => saveFile(file, proof, 'text/plain')}>
          {t('saveConsistency')}
        </Button>
        <Button size="small" icon="export" onPress={() => saveFile(kept, older, 'text/plain')}>
          {t('saveOlder')}
        </Button>
      </span>
    </>
  );
}
