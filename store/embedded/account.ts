import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { EmbeddedServerError } from './errors.ts';

export interface UserAndGroup {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who runs the database. PostgreSQL refuses to run as root, so a node started by root hands the server to
 * an account of its own; a node started by anyone else runs the server as itself (`service` undefined).
 */
export interface Accounts {
  /** Login name of this node, the only name the server's authentication accepts. */
  readonly client: string;
  readonly service?: { readonly server: UserAndGroup; readonly initialiser: UserAndGroup };
}

/**
 * A number that belongs to nobody: Debian Policy 9.2.2 reserves 65000-65533 and systemd leaves 65520-65533
 * unused. `nobody` itself would not do, because every other service that runs as `nobody` could then read
 * the data files and the server's memory.
 */
const SERVICE_ID = 65521;

/** The usual number of `nobody`, for systems that keep their accounts elsewhere than in /etc/passwd. */
const NOBODY_ID = 65534;

export function chooseAccounts(): Accounts {
  const client = loginName();
  if (process.getuid?.() !== 0) return { client };
  return {
    client,
    service: {
      server: { uid: SERVICE_ID, gid: SERVICE_ID },
      // initdb insists on an account with a name. With the private group it alone can enter our folder.
      initialiser: { uid: nobodyId(), gid: SERVICE_ID },
    },
  };
}

function loginName(): string {
  try {
    return userInfo().username;
  } catch (cause) {
    throw new EmbeddedServerError(
      'embedded-account-unavailable',
      `The user id ${process.getuid?.()} that runs Foreland has no account on this machine.`,
      'Run Foreland as a user that is listed in /etc/passwd, or set DATABASE_URL to use another PostgreSQL.',
      cause,
    );
  }
}

function nobodyId(): number {
  try {
    const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):/m);
    return line ? Number(line[1]) : NOBODY_ID;
  } catch {
    return NOBODY_ID;
  }
}
