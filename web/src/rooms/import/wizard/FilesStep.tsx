import { FileTrigger } from 'react-aria-components';
import { Button, ErrorState, FileDrop, Icon, IconButton, PaneBody, Progress } from '../../../design/index.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import type { UploadQueue } from '../../useUploadQueue.ts';
import { messages } from '../messages.ts';
import { withFiles } from './draft.ts';
import { StepFoot } from './StepFoot.tsx';
import type { StepProps } from './Wizard.tsx';

const MOST_FILES = 12;

export function FilesStep({ draft, change, onNext, uploads }: StepProps & { readonly uploads: UploadQueue }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const format = useFormat();
  const { files } = draft;
  const room = MOST_FILES - files.length - uploads.pending.length;
  const add = (chosen: readonly File[]) => uploads.add(chosen.slice(0, Math.max(0, room)));
  return (
    <>
      <PaneBody>
        <FileDrop icon="import" label={t('dropHere')} onFiles={add}>
          <FileTrigger
            allowsMultiple
            onSelect={(list) => {
              if (list) add([...list]);
            }}
          >
            <Button variant={files.length === 0 ? 'primary' : 'default'} isDisabled={room <= 0}>
              {t('chooseFiles')}
            </Button>
          </FileTrigger>
          <p className="small faint">{t('formatsRead')}</p>
        </FileDrop>

        {(files.length > 0 || uploads.pending.length > 0) && (
          <ul className="file-list" aria-label={t('files')}>
            {files.map((file) => (
              <li key={file.hash}>
                <Icon name="check" />
                <span className="file-name">
                  <bdi>{file.name}</bdi>
                </span>
                <span className="faint small">{format.bytes(file.bytes)}</span>
                <span className="faint small mono" title={file.hash}>
                  {file.hash.slice(0, 12)}
                </span>
                <IconButton
                  icon="close"
                  size="small"
                  label={t('removeFile', { name: file.name })}
                  onPress={() =>
                    change((before) =>
                      withFiles(
                        before,
                        before.files.filter(({ hash }) => hash !== file.hash),
                      ),
                    )
                  }
                />
              </li>
            ))}
            {uploads.pending.map((upload) => (
              <li key={upload.id}>
                {upload.error === undefined ? (
                  <Progress
                    label={upload.file.name}
                    value={upload.sent}
                    step={t('sending', { size: format.bytes(upload.file.size) })}
                    onCancel={() => uploads.cancel(upload.id)}
                  />
                ) : (
                  <>
                    <ErrorState inline error={upload.error} onRetry={() => uploads.retry(upload.id)} />
                    <IconButton
                      icon="close"
                      size="small"
                      label={t('removeFile', { name: upload.file.name })}
                      onPress={() => uploads.cancel(upload.id)}
                    />
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        {files.length > 1 && <p className="small soft">{t('severalFiles')}</p>}
        <p className="small faint">{t('filesNote')}</p>
      </PaneBody>
      <StepFoot
        onNext={onNext}
        isNextDisabled={files.length === 0 || uploads.isBusy}
        nextLabel={c('next')}
        hint={uploads.isBusy ? t('uploading') : undefined}
      />
    </>
  );
}
