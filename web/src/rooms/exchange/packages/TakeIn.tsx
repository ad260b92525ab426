import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { contract, upload } from '../../../api/client.ts';
import type { Answer } from '../../../api/client.ts';
import { Button, ErrorState, FileDrop, PaneBody, PaneHead, Progress } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { Problem } from '../Problem.tsx';
import { ReceiptText } from './ReceiptText.tsx';

type Taken = Answer<typeof contract.receivePackage>;

interface Sending {
  readonly file: File;
  readonly sent: number;
}

/** A sealed package that came as a file: dropped or chosen, checked by the node, answered with a receipt. */
export function TakeIn({ onCancel }: { readonly onCancel: () => void }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const format = useFormat();
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending>();
  const [taken, setTaken] = useState<Taken>();
  const [error, setError] = useState<unknown>();
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  async function take(file: File | undefined) {
    if (!file || sending) return;
    const controller = new AbortController();
    abort.current = controller;
    setTaken(undefined);
    setError(undefined);
    setSending({ file, sent: 0 });
    try {
      setTaken(
        await upload(contract.receivePackage, {
          file,
          signal: controller.signal,
          onProgress: (sent) => setSending({ file, sent }),
        }),
      );
    } catch (problem) {
      if (!controller.signal.aborted) setError(problem);
    } finally {
      setSending(undefined);
      for (const { id } of [contract.inbox, contract.quarantine, contract.partners])
        void client.invalidateQueries({ queryKey: [id] });
    }
  }

  return (
    <>
      <PaneHead title={t('takeIn')} />
      <PaneBody>
        <div className="exchange-form">
          <p className="soft">{t('takeInText')}</p>
          {taken && <Outcome taken={taken} />}
          {error !== undefined && <ErrorState inline error={error} />}
          {sending ? (
            <Progress
              label={sending.file.name}
              value={sending.sent}
              step={t('sending', { size: format.bytes(sending.file.size) })}
              onCancel={() => abort.current?.abort()}
            />
          ) : (
            <FileDrop icon="import" label={t('dropFile')} onFiles={([file]) => void take(file)}>
              <FileTrigger onSelect={(files) => void take(files?.[0])}>
                <Button variant={taken ? 'default' : 'primary'}>
                  {taken ? t('takeAnother') : t('chooseFile')}
                </Button>
              </FileTrigger>
            </FileDrop>
          )}
          <span className="exchange-actions">
            <Button variant="quiet" onPress={onCancel}>
              {taken ? c('close') : c('cancel')}
            </Button>
          </span>
        </div>
      </PaneBody>
    </>
  );
}

function Outcome({ taken }: { readonly taken: Taken }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const { outcome, sender, receipt, problem } = taken;
  const partner = sender === undefined ? t('unknownSender') : codes.partner(sender);
  return (
    <div className="exchange-form" role="status">
      <p>
        <strong>{t(`taken.${outcome}`, { partner })}</strong>
      </p>
      {problem && <Problem problem={problem} />}
      {receipt !== undefined && (
        <ReceiptText text={t('ownReceiptText')} receipt={receipt} name={sender ?? 'package'} />
      )}
    </div>
  );
}
