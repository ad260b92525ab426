import { CopyButton, Identifier } from '../../../design/index.ts';

/** What a partner is to search with: a number is read character by character, a name in its own script. */
export function SearchedFor({
  value,
  canCopy = false,
}: {
  readonly value: string;
  readonly canCopy?: boolean;
}) {
  if (/\d/.test(value) && /^[\x20-\x7e]*$/.test(value)) return <Identifier value={value} canCopy={canCopy} />;
  return (
    <span className="request-identifier">
      <bdi dir="auto">{value}</bdi>
      {canCopy && <CopyButton text={value} />}
    </span>
  );
}
