import { CopyButton } from '../../../design/index.ts';

/** A command line to copy. */
export function Command({ text }: { readonly text: string }) {
  return (
    <div className="audit-command">
      <code dir="ltr" translate="no">
        {text}
      </code>
      <CopyButton text={text} />
    </div>
  );
}
