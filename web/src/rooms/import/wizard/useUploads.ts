import { contract, upload } from '../../../api/client.ts';
import { useUploadQueue } from '../../useUploadQueue.ts';
import type { UploadQueue } from '../../useUploadQueue.ts';
import { withFiles } from './draft.ts';
import type { DraftControl } from './useDraft.ts';

/** Files on their way to the node; what has arrived is in the draft. */
export function useUploads({ change }: DraftControl): UploadQueue {
  return useUploadQueue({
    send: (file, options) =>
      upload(contract.upload, { query: { name: file.name.slice(0, 300) }, file, ...options }),
    onArrived: (arrived) =>
      change((draft) =>
        withFiles(draft, [
          ...draft.files.filter(({ hash, name }) => hash !== arrived.hash && name !== arrived.name),
          arrived,
        ]),
      ),
  });
}
