import { LossList } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { Facts } from '../Facts.tsx';
import { messages } from './messages.ts';
import type { Report } from './taxii.ts';

/** What the last filling or import took, and what it left out. */
export function ReportList({ report }: { readonly report: Report }) {
  const t = useMessages(messages);
  const format = useFormat();
  const counted = (count: number | undefined) => (count === undefined ? undefined : format.number(count));
  return (
    <>
      <Facts
        facts={[
          [t('kept'), counted(report.kept)],
          [t('accepted'), counted(report.accepted)],
          [t('known'), counted(report.known)],
          [t('rejected'), counted(report.rejected)],
        ]}
      />
      {(report.errors ?? []).length > 0 && (
        <ul>
          {report.errors?.map(({ code, message, remedy, place }, index) => (
            <li key={`${index} ${code}`}>
              {place?.path !== undefined && <bdi dir="ltr">{place.path}</bdi>} <bdi>{message}</bdi>{' '}
              <span className="soft">
                <bdi>{remedy}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
      <LossList lost={report.lost ?? []} title={t('lost')} none={t('nothingLost')} />
    </>
  );
}
