import { ApiProblem, contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { Skeleton } from '../../../design/index.ts';
import type { DetailProps } from '../exchange.ts';
import { EMPTY_DRAFT } from './draft.ts';
import type { Draft } from './draft.ts';
import { RequestComposer } from './RequestComposer.tsx';

/** A request begins empty, with a record, or with the hit of a private check: `check=<id>&value=<place among its values>`. */
export function NewRequest({ address, go }: Pick<DetailProps, 'address' | 'go'>) {
  const { to, record, check = '', value } = address;
  const { data, error } = useAnswer(contract.check, { params: { check } }, { enabled: check !== '' });
  const begun: Draft = {
    ...EMPTY_DRAFT,
    to,
    records: record === undefined ? [] : [record],
  };
  // Whoever may not see the check, or whose thirty days are over, writes the request without it.
  if (check === '' || error instanceof ApiProblem) return <RequestComposer begun={begun} go={go} />;
  if (!data) return <Skeleton lines={10} />;
  const hit = value === undefined ? undefined : data.values?.[Number(value)];
  return (
    <RequestComposer
      begun={{
        ...begun,
        to: data.partner,
        identifiers: hit?.asked ?? '',
        caseNumber: data.caseNumber,
        purpose: data.purpose,
        check: data.id,
      }}
      checkedAt={data.createdAt}
      go={go}
    />
  );
}
