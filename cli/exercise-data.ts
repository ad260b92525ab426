import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { contract } from '@foreland/model/contract';
import type { Client } from './client.ts';
import { gather } from './pages.ts';
import { counted } from './render/table.ts';
import type { Page } from './render/style.ts';

/** Does a node hold an exercise, and nothing else? As far as the readers that were asked can see. */
export interface HeldFiles {
  /** Files of the exercise. */
  readonly files: number;
  /** How many of them the node holds, in exactly these bytes. */
  readonly held: number;
  /** Contributions at the node that are no file of the exercise. */
  readonly others: number;
}

const LARGEST_PAGE = 200;
/** Formats of what a node writes itself: decisions on leads and changes of the plan are no data of an exercise. */
const OWN_FORMATS = ['decision', 'plan'];

export async function heldFiles(
  clients: readonly Client[],
  folder: string,
  files: readonly string[],
): Promise<HeldFiles> {
  const held = new Set<string>();
  for (const client of clients) {
    const { items } = await gather(Number.MAX_SAFE_INTEGER, LARGEST_PAGE, async (limit, cursor) => {
      const { contributions, next } = await client.call(contract.contributions, { query: { limit, cursor } });
      return { items: contributions, next };
    });
    for (const { fileHash, format, retracted } of items)
      if (!retracted && !OWN_FORMATS.includes(format)) held.add(fileHash);
  }
  const found = new Set<string>();
  for (const file of files) {
    const hash = (await hashesOf(join(folder, file))).find((each) => held.has(each));
    if (hash !== undefined) found.add(hash);
  }
  return { files: files.length, held: found.size, others: held.size - found.size };
}

export function dataLines(page: Page, { files, held, others }: HeldFiles): string[] {
  return [
    `The analysts see ${held} of its ${counted(files, 'contribution')} at the node.`,
    ...(others === 0
      ? []
      : [
          page.tone(
            'warning',
            `They also see ${counted(others, 'contribution')} that ${others === 1 ? 'is' : 'are'} no part of it; leads from there count as wrong.`,
          ),
        ]),
  ];
}

/** SHA-256 of a file, and of the same without its last line feed: a node that made the exercise itself wrote none. */
async function hashesOf(path: string): Promise<[string, string]> {
  const blob = await openAsBlob(path);
  const whole = createHash('sha256');
  for await (const piece of blob.stream()) whole.update(piece);
  const shorter = createHash('sha256');
  for await (const piece of blob.slice(0, Math.max(0, blob.size - 1)).stream()) shorter.update(piece);
  return [whole.digest('hex'), shorter.digest('hex')];
}
