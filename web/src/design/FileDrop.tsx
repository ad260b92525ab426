import type { ReactNode } from 'react';
import { DropZone, Text } from 'react-aria-components';
import type { DropItem, FileDropItem } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import './FileDrop.css';

export interface FileDropProps {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly icon?: IconName;
  /** Other ways to bring files: buttons that open the folders or the camera of the device. */
  readonly children: ReactNode;
}

/** A place where files may be dropped; folders and texts are passed over. */
export function FileDrop({ label, onFiles, icon, children }: FileDropProps) {
  return (
    <DropZone
      className="file-drop"
      aria-label={label}
      onDrop={({ items }) => void filesAmong(items).then(onFiles)}
    >
      {icon && <Icon name={icon} size={24} />}
      <Text slot="label">{label}</Text>
      {children}
    </DropZone>
  );
}

function filesAmong(items: readonly DropItem[]): Promise<File[]> {
  return Promise.all(
    items.filter((item): item is FileDropItem => item.kind === 'file').map((item) => item.getFile()),
  );
}
