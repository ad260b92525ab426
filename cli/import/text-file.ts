import { open } from 'node:fs/promises';
import { CommandError, EXIT } from '../exit.ts';
import { unreadable } from './files.ts';

/** Longest text that is signed by a partner and handed in: a card, a revocation, a receipt. */
const LONGEST = 65_536;

/** @throws CommandError `file-unreadable`, `file-too-long` */
export async function readShortText(path: string): Promise<string> {
  const buffer = Buffer.alloc(LONGEST + 1);
  let length: number;
  try {
    await using file = await open(path);
    length = (await file.read(buffer, 0, buffer.length, 0)).bytesRead;
  } catch (error) {
    throw unreadable(path, error);
  }
  if (length <= LONGEST) return buffer.toString('utf8', 0, length).trim();
  throw new CommandError(EXIT.refused, {
    code: 'file-too-long',
    message: `${path} is longer than ${LONGEST} bytes.`,
    remedy: 'Name the file that the partner gave you: cards, revocations and receipts are short.',
  });
}
