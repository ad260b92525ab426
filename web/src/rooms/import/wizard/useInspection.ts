import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import type { Draft, Inspection } from './draft.ts';

export interface InspectionState {
  readonly inspection: Inspection | undefined;
  readonly error: Error | null;
  readonly isLoading: boolean;
  readonly retry: () => void;
}

/** What the node makes of the files; asked again for other files, another sheet or another format. */
export function useInspection({ files, sheet, chosenFormat }: Draft): InspectionState {
  const found = useAnswer(
    contract.inspect,
    {
      body: {
        files: files.map(({ hash, name }) => ({ hash, name })),
        ...(sheet === undefined ? {} : { sheet }),
        ...(chosenFormat === undefined ? {} : { format: chosenFormat }),
      },
    },
    { enabled: files.length > 0 },
  );
  return {
    inspection: found.data,
    error: found.error,
    isLoading: found.isPending,
    retry: () => void found.refetch(),
  };
}
