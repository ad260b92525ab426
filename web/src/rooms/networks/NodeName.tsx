import { Name } from '../../design/index.ts';
import { KindMark } from './chart/KindMark.tsx';
import type { NodeKindCode } from './networks.ts';

export interface NodeNameProps {
  readonly node: { readonly caption: string; readonly kind: NodeKindCode };
}

/** What a node is called, with the mark of its kind. */
export function NodeName({ node: { caption, kind } }: NodeNameProps) {
  return (
    <span className="kind-line">
      <KindMark kind={kind} />
      <Name name={caption} />
    </span>
  );
}
