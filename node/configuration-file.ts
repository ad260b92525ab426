import { ForelandError } from '@foreland/model';
import { open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** Where `foreland node init` writes a node's settings and `npm start` finds them, unless FORELAND_CONFIG says otherwise. */
const DEFAULT_FILE = join(import.meta.dirname, '../foreland.conf');

type Environment = Readonly<Record<string, string | undefined>>;

export function configurationFile(environment: Environment = process.env): string {
  const named = environment['FORELAND_CONFIG']?.trim();
  return named ? resolve(named) : DEFAULT_FILE;
}

/**
 * The environment with the settings of the configuration file beneath it: a variable that is set, also to nothing, wins.
 * @throws ForelandError `config-invalid` where a file that was named cannot be read, or holds anything but settings
 */
export async function settings(environment: Environment = process.env): Promise<Environment> {
  const path = configurationFile(environment);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !environment['FORELAND_CONFIG']?.trim()) return '';
    throw invalid(path, 'cannot be read', error);
  });
  const read = parseEnv(text);
  const foreign = Object.keys(read).find((name) => !/^(FORELAND_[A-Z_]+|DATABASE_URL)$/.test(name));
  if (foreign !== undefined)
    throw invalid(path, `has “${foreign.slice(0, 60)}”, which is no setting of a node`);
  return { ...read, ...environment };
}

/** Writes settings into a new file; where there is one it fails. @throws ForelandError `config-invalid` */
export async function writeSettings(path: string, said: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(said).map(([name, value]) => `${name}=${quoted(name, value)}`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(
      `# Settings of a Foreland node; variables of the environment come first.\n${lines.join('\n')}\n`,
    );
    await file.sync();
  } finally {
    await file.close();
  }
}

/** As `parseEnv` reads it back, whatever is in it. */
function quoted(name: string, value: string): string {
  const text = /^[\w./:@+,-]*$/.test(value)
    ? value
    : ["'", '"', '`']
        .map((mark) => `${mark}${value}${mark}`)
        .find((each) => parseEnv(`${name}=${each}`)[name] === value);
  if (text !== undefined) return text;
  throw new ForelandError({
    code: 'config-invalid',
    message: `The setting ${name} has characters that a configuration file cannot hold.`,
    remedy: 'Leave out quotation marks and line breaks.',
    place: { path: name },
  });
}

function invalid(path: string, what: string, cause?: unknown): ForelandError {
  return new ForelandError({
    code: 'config-invalid',
    message: `The configuration file ${path} ${what}.`,
    remedy:
      'Correct it, or set FORELAND_CONFIG to the right one; each line is a setting such as FORELAND_PORT=4000.',
    status: 500,
    ...(cause === undefined ? {} : { cause }),
  });
}
