import { z } from 'zod';
import { HASH_BYTES } from './hash.ts';
import { fromBase64 } from './note.ts';
import { SALT_BYTES } from './row.ts';

/**
 * An audit log to be verified without the node: JSON lines, first the head, then the hashes of every 256 rows, then
 * the rows in their order. The hashes of 256 say in which of them a row was changed where its leaf was changed too.
 */
export const BUNDLE_FORMAT = 'foreland-audit-bundle/1';

const Bytes = (length: number) =>
  z
    .string()
    .max(4 * length)
    .transform((text, context): Uint8Array => {
      const bytes = fromBase64(text);
      if (bytes?.length === length) return bytes;
      context.addIssue({ code: 'custom', message: `base64 of ${length} bytes` });
      return z.NEVER;
    });
const Text = z.string().max(20_000);
const Place = z.number().int().nonnegative();

export const BundleHead = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  origin: Text,
  /** Signed note, with the cosignatures of witnesses. */
  checkpoint: z.string().max(100_000),
  /** The newest checkpoint that enough witnesses cosigned, where that is an older one. */
  witnessed: z.string().max(100_000).optional(),
  /** Verifier keys of the log and of its witnesses, as the node says they are. */
  keys: z.array(Text).max(1000),
  witnesses: z.array(Text).max(1000),
  /** How many witnesses must have cosigned. */
  quorum: Place,
});

/** Hashes of complete subtrees of 256 rows, in their order. */
export const BundleBlocks = z.strictObject({ blocks: z.array(Bytes(HASH_BYTES)).max(256) });

const Open = z.strictObject({
  id: Text,
  at: Text,
  user: Text,
  partner: Text,
  role: Text,
  purpose: Text.optional(),
  kind: Text.optional(),
  route: Text,
  outcome: Text,
  envelope: z.strictObject({ hash: Text, direction: z.enum(['sent', 'received']), partner: Text }).optional(),
});

export const ShownRow = z.strictObject({
  open: Open,
  content: z.strictObject({
    records: z.array(Text),
    recipient: Text.optional(),
    detail: Text.optional(),
  }),
  salt: Bytes(SALT_BYTES),
});

export const ErasedRow = z.strictObject({
  open: Open,
  commitment: Bytes(HASH_BYTES),
  erased: z.strictObject({ at: Text, by: Text, reason: Text, loggedAs: Text }),
});

const place = { sequence: Place, leaf: Bytes(HASH_BYTES) };

const PlacedShown = ShownRow.extend(place);
const PlacedErased = ErasedRow.extend(place);
/** Rows of other partners' people, for a reader who may not see them. */
const Withheld = z.strictObject({ ...place, withheld: z.literal(true) });

export type BundleRow =
  | z.output<typeof PlacedShown>
  | z.output<typeof PlacedErased>
  | z.output<typeof Withheld>;

/** A row as it stands in a bundle, or nothing. */
export function parseBundleRow(value: unknown): BundleRow | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // Trying one shape after the other would take three times as long.
  const shape = 'withheld' in value ? Withheld : 'erased' in value ? PlacedErased : PlacedShown;
  const parsed = shape.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

export type BundleHead = z.output<typeof BundleHead>;
export type ShownRow = z.output<typeof ShownRow>;
export type ErasedRow = z.output<typeof ErasedRow>;

/** A line of a bundle, with its newline: bytes become base64. */
export function bundleLine(value: BundleHead | z.output<typeof BundleBlocks> | BundleRow): string {
  return `${JSON.stringify(value, bytesAsText)}\n`;
}

/** What a proof of one row carries beside the path: the row, and the keys that its author names. */
export const ProofExtra = z.strictObject({
  row: z.union([ShownRow, ErasedRow]),
  keys: z.array(Text).max(1000),
  witnesses: z.array(Text).max(1000),
  quorum: Place,
});
export type ProofExtra = z.output<typeof ProofExtra>;

export function proofExtra(extra: ProofExtra): Uint8Array {
  return Buffer.from(JSON.stringify(extra, bytesAsText));
}

/** JSON.stringify calls `toJSON` of a Buffer first, so the value is looked up in its holder. */
function bytesAsText(this: unknown, key: string, value: unknown): unknown {
  const held = (this as Readonly<Record<string, unknown>>)[key];
  return held instanceof Uint8Array ? Buffer.from(held).toString('base64') : value;
}
