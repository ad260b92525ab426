import { ForelandError } from '@foreland/model';
import { fingerprintOf } from '@foreland/sealing/identity';
import { openStore } from '@foreland/store';
import { startEmbedded } from '@foreland/store/embedded';
import { Accounts, DirectoryTable } from '@foreland/store/platform';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { openCertificate } from '../channel/certificate.ts';
import { isLoopback, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { writeSettings } from '../configuration-file.ts';
import { writeSeed } from '../keys/seed.ts';
import { PartnerDirectory } from '../partners/directory.ts';
import { BY_FILE } from '../partners/exchange.ts';
import { OwnIdentity } from '../partners/identity.ts';
import { writeEmergencyKey } from './emergency-key.ts';
import { addUser, checkUser } from './users.ts';

export interface Init {
  readonly partner: string;
  readonly name: string | undefined;
  readonly home: string;
  /** https origin under which browsers come; without it, only this machine reaches the node. */
  readonly address: string | undefined;
  readonly port: string | undefined;
  /** https origin under which partners' nodes deliver; without it, packages travel as files. */
  readonly partnerAddress: string | undefined;
  /** Whom to write to about data protection. */
  readonly officerContact: string | undefined;
  /** User name of the first account. */
  readonly administrator: string;
  /** Taken instead of one that is made and shown. */
  readonly password: string | undefined;
  /** Where the files go that do not belong into the folder of the node. */
  readonly emergencyKey: string | undefined;
  readonly card: string | undefined;
  readonly configuration: string;
}

export interface Initialised {
  readonly partner: string;
  readonly home: string;
  readonly configuration: string;
  readonly card: string;
  readonly fingerprint: string;
  readonly emergencyKey: string;
  readonly administrator: string;
  /** Present where it was made here; it is shown once. */
  readonly password?: string;
  readonly reachable: boolean;
  /** Where browsers and commands find the node once it runs. */
  readonly address: string;
}

/** Folders and files that a node has in its folder once it has begun. */
const BEGUN = ['database', 'keys', 'first-start.json', 'running.json'];

/**
 * Sets a new node up: folder, database, keys, certificate, card, first administrator, and one file with its settings. What is
 * there already is left as it is, and a set-up that fails leaves nothing behind.
 * @throws ForelandError `init-exists`, `config-invalid`, `user-invalid`, `emergency-key-file`
 */
export async function initialise(
  wanted: Init,
  environment: Readonly<Record<string, string | undefined>>,
  surroundings: { readonly clock: () => Date; readonly random: (bytes: number) => Uint8Array },
): Promise<Initialised> {
  checkUser({ user: wanted.administrator, password: wanted.password });
  const settings = settingsOf(wanted);
  const config = readConfig({
    ...(environment['DATABASE_URL'] ? { DATABASE_URL: environment['DATABASE_URL'] } : {}),
    ...settings,
  });
  const code = config.partner.toLowerCase();
  const emergencyKey = resolve(wanted.emergencyKey ?? `foreland-${code}-emergency-key.json`);
  const card = resolve(wanted.card ?? `foreland-${code}-card.json`);
  const { configuration } = wanted;
  for (const path of [configuration, emergencyKey, card, ...BEGUN.map((name) => join(config.home, name))])
    if (existsSync(path)) throw exists(path);
  if (emergencyKey.startsWith(config.home + sep)) throw keyInside();

  const made: string[] = [];
  try {
    made.push(...(existsSync(config.home) ? BEGUN.map((name) => join(config.home, name)) : [config.home]));
    await mkdir(config.home, { recursive: true, mode: 0o711 });
    made.push(emergencyKey);
    await makeEmergencyKey(config, emergencyKey, surroundings.random);
    const { text, digest, password } = await furnish(config, wanted, surroundings);
    made.push(card);
    await writeFile(card, text, { flag: 'wx' });
    made.push(configuration);
    // Last: a node whose settings are there is whole.
    await writeSettings(configuration, settings);
    return {
      partner: config.partner,
      home: config.home,
      configuration,
      card,
      fingerprint: fingerprintOf(digest),
      emergencyKey,
      administrator: wanted.administrator,
      ...(password === undefined ? {} : { password }),
      reachable: config.partnerPort !== undefined,
      address: config.origins[0] ?? `http://127.0.0.1:${config.port}`,
    };
  } catch (error) {
    for (const path of made) await rm(path, { recursive: true, force: true });
    throw error;
  }
}

/** The emergency key never lies among the keys of the node: only what names it does. */
async function makeEmergencyKey(
  { home, partner }: Config,
  path: string,
  random: (bytes: number) => Uint8Array,
): Promise<void> {
  const kid = await writeEmergencyKey(path, partner, random(32));
  await writeSeed(home, 'emergency-key-id', Buffer.from(kid, 'base64url'));
}

/** Database, first account, keys, certificate and card. */
async function furnish(
  config: Config,
  wanted: Init,
  { clock, random }: { readonly clock: () => Date; readonly random: (bytes: number) => Uint8Array },
): Promise<{ readonly text: string; readonly digest: string; readonly password: string | undefined }> {
  const { home, partner, databaseUrl } = config;
  await using parts = new AsyncDisposableStack();
  const connection =
    databaseUrl === undefined
      ? parts.use(await startEmbedded({ dataDirectory: join(home, 'database') })).connection()
      : { connectionString: databaseUrl };
  const { pool } = parts.use(await openStore({ connection, clock }));
  const accounts = new Accounts(pool, clock);
  if ((await accounts.list()).length > 0) throw exists('The database of a node');
  const { password } = await addUser(accounts, config, random, {
    user: wanted.administrator,
    displayName: undefined,
    roles: ['administrator'],
    clearance: undefined,
    password: wanted.password,
  });
  const identity = await OwnIdentity.open({ home, partner, random });
  const { pin } = await openCertificate({ home, clock, random });
  const directory = new PartnerDirectory({ table: new DirectoryTable(pool), partner, clock });
  const card = await directory.keepOwnCard(identity, {
    origin: config.partnerOrigin ?? BY_FILE,
    tlsPin: pin,
  });
  if (!card) throw new Error('the node made no card');
  return { text: card.text, digest: card.digest, password };
}

/** What is said about the node, as the settings that say it. */
function settingsOf(wanted: Init): Record<string, string> {
  const { partner, name, home, address, port, partnerAddress, officerContact } = wanted;
  const partners = partnerAddress === undefined ? undefined : URL.parse(partnerAddress);
  const isHere = partners ? isLoopback(partners.hostname) : false;
  return {
    FORELAND_PARTNER: partner,
    FORELAND_NAME: name ?? `Foreland ${partner}`,
    FORELAND_HOME: resolve(home),
    FORELAND_EXERCISE: 'off',
    FORELAND_PORT: port ?? '4000',
    ...(address === undefined ? {} : { FORELAND_ORIGIN: address }),
    ...(partnerAddress === undefined
      ? {}
      : {
          FORELAND_PARTNER_ORIGIN: partnerAddress,
          FORELAND_PARTNER_HOST: isHere ? '127.0.0.1' : '0.0.0.0',
          FORELAND_PARTNER_PORT: partners?.port || '443',
        }),
    ...(officerContact === undefined ? {} : { FORELAND_OFFICER_CONTACT: officerContact }),
  };
}

function exists(path: string): ForelandError {
  return new ForelandError({
    code: 'init-exists',
    message: `${path} is there already; nothing was changed.`,
    remedy: 'Choose another folder and other files, or move what is there away yourself.',
    status: 409,
  });
}

function keyInside(): ForelandError {
  return new ForelandError({
    code: 'emergency-key-file',
    message: 'The emergency key must not lie in the folder of the node.',
    remedy: 'Name a file outside it, best on a medium that goes into a safe: --emergency-key.',
  });
}
