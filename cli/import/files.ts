import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CommandError, EXIT } from '../exit.ts';

/** Files that are imported as one contribution. */
export interface FileSet {
  /** How the person named it: a file, or a folder. */
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly name: string; readonly bytes: number }[];
}

/** Most files that the contract takes in one import. */
const MOST_FILES = 12;

/**
 * Each file by itself; the files of a folder, hidden ones and sub-folders aside, together.
 * @throws CommandError `file-unreadable`, `folder-empty`, `folder-too-full`.
 */
export async function fileSets(paths: readonly string[]): Promise<FileSet[]> {
  return Promise.all(
    paths.map(async (path) => {
      const found = await describe(path);
      if (!found.isDirectory())
        return { name: basename(path), files: [{ path, name: basename(path), bytes: found.size }] };
      const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
      const files = await Promise.all(
        names.map(async (name) => ({
          name,
          path: join(path, name),
          about: await describe(join(path, name)),
        })),
      );
      const plain = files
        .filter(({ about }) => about.isFile())
        .map(({ about, ...file }) => ({ ...file, bytes: about.size }));
      if (plain.length === 0)
        throw refuse('folder-empty', `${path} holds no files.`, 'Name the folder that holds the tables.');
      if (plain.length > MOST_FILES) {
        throw refuse(
          'folder-too-full',
          `${path} holds ${plain.length} files, more than the ${MOST_FILES} that make one contribution.`,
          'Name the files one by one.',
        );
      }
      return { name: basename(path), files: plain };
    }),
  );
}

/** Several sets as one, named after the first. */
export function together(sets: readonly FileSet[]): FileSet {
  const files = sets.flatMap((set) => set.files);
  return { name: `${sets[0]?.name ?? ''} and ${files.length - 1} more`, files };
}

async function describe(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

export function unreadable(path: string, cause: unknown): CommandError {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it cannot be opened';
  return refuse(
    'file-unreadable',
    `${path} cannot be read (${reason}).`,
    'Check the name and the rights on it.',
    cause,
  );
}

function refuse(code: string, message: string, remedy: string, cause?: unknown): CommandError {
  return new CommandError(EXIT.refused, { code, message, remedy, ...(cause === undefined ? {} : { cause }) });
}
