import { ApiProblem, contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { Skeleton } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { DetailProps } from '../exchange.ts';
import { messages } from '../requests/messages.ts';
import { emptyDraft } from './draft.ts';
import { ReleaseComposer } from './ReleaseComposer.tsx';

/** A release begins empty, with a record, or as the answer to a request, of which it takes over the terms. */
export function NewRelease({ record, address, go }: Omit<DetailProps, 'item'>) {
  const t = useMessages(messages);
  const { to, request = '' } = address;
  const { data, error } = useAnswer(contract.request, { params: { request } }, { enabled: request !== '' });
  const begun = { ...emptyDraft(record), recipient: to };
  if (request === '' || error instanceof ApiProblem) return <ReleaseComposer begun={begun} go={go} />;
  if (!data) return <Skeleton lines={8} />;
  return (
    <ReleaseComposer
      begun={{
        ...begun,
        scope: 'records',
        purpose: data.purpose,
        note: t('releaseNote', { id: data.id.slice(0, 8), caseNumber: data.caseNumber }),
      }}
      go={go}
    />
  );
}
