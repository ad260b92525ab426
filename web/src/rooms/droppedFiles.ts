import type { DropItem, FileDropItem } from 'react-aria-components';

/** Of what was dropped, the files; folders and texts are passed over. */
export function droppedFiles({ items }: { readonly items: readonly DropItem[] }): Promise<File[]> {
  return Promise.all(
    items.filter((item): item is FileDropItem => item.kind === 'file').map((item) => item.getFile()),
  );
}
