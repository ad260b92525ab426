import type { NodeKindCode } from '../networks.ts';
import { MARKS } from './marks.ts';

/** The outline of a kind, as the chart draws it. Decorative: the word stands beside it. */
export function KindMark({ kind, colour }: { readonly kind: NodeKindCode; readonly colour?: string }) {
  return (
    <svg className="kind-mark" viewBox="-1 -1 22 22" width="0.875rem" height="0.875rem" aria-hidden="true">
      <path d={MARKS[kind].path} fill={colour ?? 'currentcolor'} />
    </svg>
  );
}
