import { createPrivateKey, createPublicKey, hash, sign } from 'node:crypto';
import { bundleLine } from './bundle.ts';
import { signCheckpoint } from './checkpoint.ts';
import { Frontier } from './frontier.ts';
import { KEY_TYPES, verifierKey, verifierKeyText } from './note.ts';
import type { KeyType, NoteSigner } from './note.ts';
import { contentCommitment, rowLeafHash } from './row.ts';
import type { OpenPart, RowContent } from './row.ts';

/** For tests: keys and logs from a seed. */
export function signerOf(name: string, type: KeyType = KEY_TYPES.note, seed = name): NoteSigner {
  const privateKey = createPrivateKey({
    key: Buffer.concat([
      Buffer.from('302e020100300506032b657004220420', 'hex'),
      hash('sha256', seed, 'buffer'),
    ]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    key: verifierKey(name, publicKey, type),
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  };
}

export interface TestRow {
  readonly open: OpenPart;
  readonly content: RowContent;
  readonly salt: Uint8Array;
  readonly commitment: Uint8Array;
  readonly leaf: Uint8Array;
}

export function rowOf(
  number: number,
  open: Partial<OpenPart> = {},
  content: Partial<RowContent> = {},
): TestRow {
  const whole: OpenPart = {
    id: `id-${number}`,
    at: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString(),
    user: 'ada',
    partner: 'GB',
    role: 'analyst',
    purpose: 'operational-analysis',
    kind: 'consultation',
    route: 'dossier',
    outcome: 'allowed',
    ...open,
  };
  const said: RowContent = { records: [`GB:p-${number}`], detail: undefined, ...content };
  const salt = hash('sha256', `salt ${number}`, 'buffer');
  const commitment = contentCommitment(salt, said);
  return { open: whole, content: said, salt, commitment, leaf: rowLeafHash(commitment, whole) };
}

export interface TestLog {
  readonly signer: NoteSigner;
  readonly checkpoint: string;
  readonly rows: readonly TestRow[];
  /** Of an export: head, hashes of 256, rows. */
  lines(): string[];
}

/** A log of these rows as its node signs for it. */
export function logOf(
  rows: readonly TestRow[],
  signer: NoteSigner = signerOf('foreland/test/audit'),
): TestLog {
  const frontier = new Frontier();
  const blocks: Uint8Array[] = [];
  for (const { leaf } of rows)
    frontier.append(leaf, (level, _, node) => {
      if (level === 8) blocks.push(node);
    });
  const origin = signer.key.name;
  const checkpoint = signCheckpoint({ origin, size: rows.length, root: frontier.root() }, signer);
  return {
    signer,
    checkpoint,
    rows,
    lines: () => [
      bundleLine({
        format: 'foreland-audit-bundle/1',
        origin,
        checkpoint,
        keys: [verifierKeyText(signer.key)],
        witnesses: [],
        quorum: 0,
      }),
      ...(blocks.length > 0 ? [bundleLine({ blocks })] : []),
      ...rows.map(({ open, content, salt, leaf }, sequence) =>
        bundleLine({ sequence, leaf, open, content: { ...content, records: [...content.records] }, salt }),
      ),
    ],
  };
}

export async function* each(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield line.trimEnd();
}
