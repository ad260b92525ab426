import { LEVELS, PARTNERS, PURPOSES, ROLES } from '@foreland/model';
import type { Level, Partner, Purpose, Role } from '@foreland/model';
import { ForelandError } from '@foreland/model';
import { DEFAULT_POLICY } from '@foreland/matching/policy';
import type { MatchPolicy } from '@foreland/matching';
import type { PhotoLimits } from '@foreland/store/platform';
import { isIP } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';

export const EXERCISE_SIZES = ['off', 'small', 'medium'] as const;
export type ExerciseSize = (typeof EXERCISE_SIZES)[number];

export const EXERCISE_SHARES = ['all', 'own'] as const;
export type ExerciseShare = (typeof EXERCISE_SHARES)[number];

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** An OpenID Connect provider, and how its claims become accounts. */
export interface OidcConfig {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** Shown on the sign-in page. */
  readonly name: string;
  /** Claim that names the account: unique at the provider and never given to another person. */
  readonly userClaim: string;
  readonly rolesClaim: string;
  readonly clearanceClaim: string;
  /** Provider's role names to ours; names that are missing here grant nothing. */
  readonly roles: Readonly<Record<string, Role>>;
  /** Clearance of people whose claim says none. */
  readonly clearance: Level;
}

export interface Config {
  readonly partner: Partner;
  readonly name: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The node's own folder: database, uploads, exports, signing key. */
  readonly home: string;
  /** Where the built browser app is. */
  readonly webApp: string;
  /** Connection string of a PostgreSQL elsewhere; absent where the node runs its own. */
  readonly databaseUrl: string | undefined;
  readonly exercise: ExerciseSize;
  /** Whether the exercise is all on this node, or only the own partner's part, for nodes that exchange the rest. */
  readonly exerciseShare: ExerciseShare;
  /** Origins, besides the loopback address, under which browsers reach the node. */
  readonly origins: readonly string[];
  /** Addresses of reverse proxies whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[];
  readonly oidc: OidcConfig | undefined;
  /** A session ends after this many hours, used or not. */
  readonly sessionHours: number;
  /** A session ends after this many minutes without use. */
  readonly idleMinutes: number;
  /** Largest file that is taken, in bytes. */
  readonly uploadLimit: number;
  /** Photographs that are kept though no record names them yet. */
  readonly photoLimits: PhotoLimits;
  /** From which probability on records are joined without a person, and from which one is asked. */
  readonly matching: MatchPolicy;
  /** Address and port at which partners' nodes reach this one; without a port, packages travel as files. */
  readonly partnerHost: string;
  /** 0 takes any free port. */
  readonly partnerPort: number | undefined;
  /** Origin under which partners reach the node, where that is not the address itself. */
  readonly partnerOrigin: string | undefined;
  /** Up to which level this node may hold what others give. */
  readonly partnerClearance: Level;
  /** For which purposes private checks of partners are answered; a value is found by them where its label allows each. */
  readonly checkPurposes: readonly Purpose[];
  /** When indexes for private checks get new keys each day, in universal time; undefined where people alone renew them. */
  readonly checkTime: string | undefined;
  /** A TAXII collection is filled again after this many seconds at the earliest. */
  readonly taxiiSeconds: number;
  /** Whom to write to about data protection at this node; told to programs that ask. */
  readonly officerContact: string | undefined;
  readonly logLevel: LogLevel;
}

type Environment = Readonly<Record<string, string | undefined>>;

const PROJECT = join(import.meta.dirname, '..');

/**
 * Reads the configuration. Nothing else in Foreland reads the environment.
 * @throws ForelandError `config-invalid`, naming the variable.
 */
export function readConfig(environment: Environment = process.env): Config {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const partner = oneOf('FORELAND_PARTNER', read('FORELAND_PARTNER') ?? 'GB', PARTNERS);
  const home = read('FORELAND_HOME') ?? join(PROJECT, '.foreland');
  const webApp = read('FORELAND_WEB_APP') ?? join(PROJECT, 'web/dist');
  return checked({
    partner,
    name: read('FORELAND_NAME') ?? `Foreland ${partner}`,
    host: read('FORELAND_HOST') ?? '127.0.0.1',
    port: whole('FORELAND_PORT', read('FORELAND_PORT') ?? '4000', 0, 65_535),
    home: isAbsolute(home) ? home : resolve(home),
    webApp: isAbsolute(webApp) ? webApp : resolve(webApp),
    databaseUrl: databaseUrl(read('DATABASE_URL')),
    exercise: oneOf('FORELAND_EXERCISE', read('FORELAND_EXERCISE') ?? 'small', EXERCISE_SIZES),
    exerciseShare: oneOf(
      'FORELAND_EXERCISE_SHARE',
      read('FORELAND_EXERCISE_SHARE') ?? 'all',
      EXERCISE_SHARES,
    ),
    origins: list(read('FORELAND_ORIGIN')).map((text) => origin('FORELAND_ORIGIN', text)),
    trustedProxies: list(read('FORELAND_TRUSTED_PROXIES')).map((text) =>
      network('FORELAND_TRUSTED_PROXIES', text),
    ),
    oidc: oidc(read),
    sessionHours: whole('FORELAND_SESSION_HOURS', read('FORELAND_SESSION_HOURS') ?? '10', 1, 168),
    idleMinutes: whole('FORELAND_IDLE_MINUTES', read('FORELAND_IDLE_MINUTES') ?? '60', 1, 1440),
    uploadLimit: megabytes('FORELAND_UPLOAD_MEGABYTES', read('FORELAND_UPLOAD_MEGABYTES') ?? '4096'),
    photoLimits: {
      person: {
        photos: whole('FORELAND_PERSON_PHOTOS', read('FORELAND_PERSON_PHOTOS') ?? '200', 1, 100_000),
        bytes: megabytes(
          'FORELAND_PERSON_PHOTO_MEGABYTES',
          read('FORELAND_PERSON_PHOTO_MEGABYTES') ?? '1024',
        ),
      },
      node: {
        photos: whole('FORELAND_NODE_PHOTOS', read('FORELAND_NODE_PHOTOS') ?? '5000', 1, 10_000_000),
        bytes: megabytes('FORELAND_NODE_PHOTO_MEGABYTES', read('FORELAND_NODE_PHOTO_MEGABYTES') ?? '20480'),
      },
    },
    matching: {
      automatic: fraction(
        'FORELAND_MATCH_AUTOMATIC',
        read('FORELAND_MATCH_AUTOMATIC'),
        DEFAULT_POLICY.automatic,
      ),
      review: fraction('FORELAND_MATCH_REVIEW', read('FORELAND_MATCH_REVIEW'), DEFAULT_POLICY.review),
    },
    partnerHost: read('FORELAND_PARTNER_HOST') ?? '127.0.0.1',
    partnerPort: partnerPort(read('FORELAND_PARTNER_PORT')),
    partnerOrigin: partnerOrigin(read('FORELAND_PARTNER_ORIGIN')),
    partnerClearance: oneOf(
      'FORELAND_PARTNER_CLEARANCE',
      read('FORELAND_PARTNER_CLEARANCE') ?? 'secret',
      LEVELS,
    ),
    checkPurposes: list(read('FORELAND_CHECK_PURPOSES') ?? 'cross-check').map((text) =>
      oneOf('FORELAND_CHECK_PURPOSES', text, PURPOSES),
    ),
    taxiiSeconds: whole('FORELAND_TAXII_SECONDS', read('FORELAND_TAXII_SECONDS') ?? '60', 1, 86_400),
    officerContact: read('FORELAND_OFFICER_CONTACT')?.slice(0, 200),
    checkTime: checkTime(read('FORELAND_CHECK_TIME') ?? '02:30'),
    logLevel: oneOf('FORELAND_LOG_LEVEL', read('FORELAND_LOG_LEVEL') ?? 'warn', LOG_LEVELS),
  });
}

/** Rules that hold between settings, wherever they come from. Freezes what it returns. */
export function checked(config: Config): Config {
  if (config.exercise !== 'off' && !isLoopback(config.host)) {
    throw invalid(
      'FORELAND_EXERCISE',
      `lets anybody take a fictional person, so an exercise node may listen on a loopback address only, not on ${config.host}`,
      'Set FORELAND_EXERCISE=off for real work, or FORELAND_HOST=127.0.0.1 for the exercise.',
    );
  }
  if (!isLoopback(config.partnerHost) && config.partnerOrigin === undefined) {
    throw invalid(
      'FORELAND_PARTNER_ORIGIN',
      'is needed when partners are to reach the node at an address of this machine: it stands on the node’s card',
      'Set it to that address, such as https://foreland.example.org:8443.',
    );
  }
  if (!isLoopback(config.host) && config.origins.length === 0) {
    throw invalid(
      'FORELAND_ORIGIN',
      'is needed when the node listens on an address that others can reach: it says under which https address browsers come',
      'Set it to that address, such as https://foreland.example.org.',
    );
  }
  const { automatic, review } = config.matching;
  if (review > automatic) {
    throw invalid(
      'FORELAND_MATCH_REVIEW',
      `is ${review} and so above FORELAND_MATCH_AUTOMATIC, which is ${automatic}: nobody would be asked about what is joined`,
      'Set it to a probability that is not above FORELAND_MATCH_AUTOMATIC.',
    );
  }
  return Object.freeze(config);
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function oidc(read: (name: string) => string | undefined): OidcConfig | undefined {
  const issuer = read('FORELAND_OIDC_ISSUER');
  if (issuer === undefined) return undefined;
  const clientId = read('FORELAND_OIDC_CLIENT_ID');
  if (clientId === undefined) {
    throw invalid(
      'FORELAND_OIDC_CLIENT_ID',
      'is missing',
      'Set it to the id under which the provider knows this node.',
    );
  }
  return Object.freeze({
    issuer: issuerUrl(issuer),
    clientId,
    clientSecret: read('FORELAND_OIDC_CLIENT_SECRET'),
    name: read('FORELAND_OIDC_NAME') ?? new URL(issuer).hostname,
    userClaim: read('FORELAND_OIDC_USER_CLAIM') ?? 'preferred_username',
    rolesClaim: read('FORELAND_OIDC_ROLES_CLAIM') ?? 'roles',
    clearanceClaim: read('FORELAND_OIDC_CLEARANCE_CLAIM') ?? 'clearance',
    roles: roleMap(read('FORELAND_OIDC_ROLE_MAP')),
    clearance: oneOf('FORELAND_OIDC_CLEARANCE', read('FORELAND_OIDC_CLEARANCE') ?? 'unclassified', LEVELS),
  });
}

/** `police-analyst=analyst, dpo=data-protection-officer`; without a map the provider's names are ours. */
function roleMap(text: string | undefined): Readonly<Record<string, Role>> {
  if (text === undefined) return Object.freeze(Object.fromEntries(ROLES.map((role) => [role, role])));
  const pairs = list(text).map((pair) => {
    const parts = pair.split('=').map((part) => part.trim());
    if (parts.length !== 2 || !parts[0]) {
      throw invalid(
        'FORELAND_OIDC_ROLE_MAP',
        `has “${pair}”, which is not a pair`,
        'Write pairs such as police-analyst=analyst, separated by commas.',
      );
    }
    return [parts[0], oneOf('FORELAND_OIDC_ROLE_MAP', parts[1] ?? '', ROLES)] as const;
  });
  return Object.freeze(Object.fromEntries(pairs));
}

function issuerUrl(text: string): URL {
  const url = URL.parse(text);
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))))
    return url;
  throw invalid(
    'FORELAND_OIDC_ISSUER',
    'must be an https address',
    'Use the issuer address that the provider publishes.',
  );
}

function databaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || /^postgres(ql)?:\/\//.test(text)) return text;
  throw invalid(
    'DATABASE_URL',
    'is not a PostgreSQL connection string',
    'Write postgres://user@host:port/database, or leave it out to use the embedded database.',
  );
}

function origin(name: string, text: string): string {
  const url = URL.parse(text);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && secure && text.replace(/\/$/, '') === url.origin) return url.origin;
  throw invalid(
    name,
    `has “${text}”, which is not an https origin`,
    'Write scheme, host and port only, such as https://foreland.example.org.',
  );
}

function partnerPort(text: string | undefined): number | undefined {
  return text === undefined ? undefined : whole('FORELAND_PARTNER_PORT', text, 0, 65_535);
}

/** Partners never come without TLS, not even from this machine. */
function partnerOrigin(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const name = 'FORELAND_PARTNER_ORIGIN';
  if (text.startsWith('https:')) return origin(name, text);
  throw invalid(
    name,
    `has “${text}”, which is not an https origin`,
    'Write it such as https://foreland.example.org:8443.',
  );
}

function checkTime(text: string): string | undefined {
  if (text === 'never') return undefined;
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return text;
  throw invalid(
    'FORELAND_CHECK_TIME',
    `cannot be “${text}”`,
    'Write a time of the day in universal time such as 02:30, or never.',
  );
}

function network(name: string, text: string): string {
  const [address = '', bits] = text.split('/');
  const kind = isIP(address);
  const fits = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
  if (kind !== 0 && fits) return text;
  throw invalid(
    name,
    `has “${text}”, which is neither an address nor a network`,
    'Write addresses or networks such as 10.0.0.0/8, separated by commas.',
  );
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found !== undefined) return found;
  throw invalid(name, `cannot be “${text}”`, `Use one of: ${allowed.join(', ')}.`);
}

function whole(name: string, text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw invalid(name, `cannot be “${text}”`, `Use a whole number from ${least} to ${most}.`);
}

/** @returns bytes */
function megabytes(name: string, text: string): number {
  return whole(name, text, 1, 1_048_576) * 1_048_576;
}

/** A probability; neither certainty is one that a machine may be asked for. */
function fraction(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = /^0?\.\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number > 0 && number < 1) return number;
  throw invalid(name, `cannot be “${text}”`, 'Use a probability between 0 and 1, such as 0.98.');
}

function invalid(name: string, what: string, remedy: string): ForelandError {
  return new ForelandError({
    code: 'config-invalid',
    message: `The setting ${name} ${what}.`,
    remedy,
    place: { path: name },
    status: 500,
  });
}
