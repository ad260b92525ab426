import { readFile } from 'node:fs/promises';
import { CommandError, EXIT } from '../exit.ts';
import { unreadable } from './files.ts';

/** @throws CommandError `file-unreadable`, `file-not-json`. */
export async function readJsonObject(path: string): Promise<Record<string, unknown>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(path, error);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notJson(path, error instanceof Error ? error.message : String(error));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw notJson(path, 'it is no object');
}

function notJson(path: string, reason: string): CommandError {
  return new CommandError(EXIT.refused, {
    code: 'file-not-json',
    message: `${path} does not hold a JSON object: ${reason}.`,
    remedy: 'Correct the file.',
  });
}
