import type { Limits } from '../limits.ts';
import type { SourceFile } from '../source.ts';
import { readDirectory } from './directory.ts';
import { refusedZip } from './refusal.ts';
import { unpack } from './unpack.ts';

/**
 * The files inside a ZIP file, each read as it is unpacked. Folders and the marks that macOS leaves are no
 * files.
 * @throws ForelandError of `readDirectory`, and `random-access-missing`.
 */
export async function zipFiles(file: SourceFile, limits: Limits): Promise<readonly SourceFile[]> {
  const { randomAccess } = file;
  if (!randomAccess)
    throw refusedZip(
      'random-access-missing',
      'A ZIP file cannot be read while it arrives.',
      'Hand over the whole file first.',
      { offset: 0 },
    );
  const parts = await readDirectory(randomAccess, limits);
  return [...parts.values()]
    .filter(({ name }) => !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.)/.test(name))
    .map((part) => ({ name: part.name, stream: () => unpack(randomAccess, part, limits) }));
}
