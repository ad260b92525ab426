import { api, contract } from '../../api/client.ts';
import { useMutation } from '@tanstack/react-query';
import { Button, ErrorState, Menu } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

const FORMATS = ['csv', 'ftm', 'stix', 'epcis', 'foreland'] as const;
type ExportFormat = (typeof FORMATS)[number];

/** Writes what the reader sees of some records into a file, as a job of the node. */
export function ExportMenu({
  records,
  size = 'medium',
  onStarted,
}: {
  readonly records: readonly string[];
  readonly size?: 'small' | 'medium';
  readonly onStarted: (job: string) => void;
}) {
  const t = useMessages(messages);
  const start = useMutation({
    mutationFn: (format: ExportFormat) =>
      api(contract.startExport, { body: { format, records: [...records] } }),
    onSuccess: ({ id }) => onStarted(id),
  });
  return (
    <>
      <Menu
        label={t('export')}
        placement="bottom end"
        trigger={
          <Button icon="export" size={size} isPending={start.isPending}>
            {t('export')}
          </Button>
        }
        groups={[
          {
            id: 'formats',
            items: FORMATS.map((format) => ({
              id: format,
              label: t(`format.${format}`),
              detail: t(`formatNote.${format}`),
              onAction: () => start.mutate(format),
            })),
          },
        ]}
      />
      {start.error && <ErrorState error={start.error} inline />}
    </>
  );
}
