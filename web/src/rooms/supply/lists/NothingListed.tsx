import type { ReactNode } from 'react';
import { EmptyState } from '../../../design/index.ts';
import { Computing } from '../Computing.tsx';

/** An empty list: there is nothing, or nobody knows yet. */
export function NothingListed({
  isComputing,
  title,
  children,
}: {
  readonly isComputing: boolean;
  readonly title: string;
  readonly children: ReactNode;
}) {
  if (isComputing) return <Computing />;
  return (
    <EmptyState icon="supply" title={title}>
      {children}
    </EmptyState>
  );
}
