import { ForelandError, isForelandError } from '@foreland/model';
import type { Partner, Purpose, Reader, Refusal } from '@foreland/model';
import {
  askCheck,
  auditOpening,
  openIndex,
  parseManifest,
  readResponse,
  sealOpening,
  unsealOpening,
} from '@foreland/sealing/check';
import type { AuditedCheck, CheckClass, CheckValue, OpenedIndex, Workers } from '@foreland/sealing/check';
import type { Receiver } from '@foreland/store';
import { endCheck, findAsked, findHeld, removeUnneeded } from '@foreland/store/platform';
import type {
  AskedValue,
  CheckIndexTable,
  HeldCheckIndex,
  PrivateCheck,
  PrivateCheckTable,
} from '@foreland/store/platform';
import { sign } from 'node:crypto';
import { nodeActor } from '../../audit/trail.ts';
import type { AuditTrail } from '../../audit/trail.ts';
import { randomId } from '../../random.ts';
import type { NodeIdentity } from '../identity.ts';
import { CHECK_REQUEST, CHECK_RESPONSE } from '../kinds.ts';
import type { Message, PackageKind } from '../message.ts';
import { ResponseLetter, letterOf, readLetter } from './letters.ts';
import type { OfficerKey } from './officer-key.ts';

export interface AskingParts {
  readonly identity: NodeIdentity;
  readonly indexes: CheckIndexTable;
  readonly checks: PrivateCheckTable;
  readonly trail: AuditTrail;
  readonly workers: Workers;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly officer: OfficerKey;
  readonly pseudonymOf: (user: string) => string;
  /** Called when a package was queued. */
  readonly queued: () => void;
}

/** What somebody wants to know, its values read. */
export interface CheckToMake {
  readonly peer: Partner;
  readonly class: CheckClass;
  /** Each as it was written, with the values that it stands for. */
  readonly asked: readonly { readonly asked: string; readonly values: readonly CheckValue[] }[];
  readonly caseNumber: string;
  readonly purpose: Purpose;
  /** Shared by what was asked of others at the same time. */
  readonly question: string | undefined;
}

/** The side of a private check that asks. */
export class Asking {
  readonly #parts: AskingParts;

  constructor(parts: AskingParts) {
    this.#parts = parts;
  }

  /**
   * Makes a check: what was asked is sealed for the data-protection officer and kept, together with the package that asks.
   * @throws ForelandError `check-index-missing`, and as `askCheck`
   * @returns its id
   */
  async ask(draft: CheckToMake, reader: Reader): Promise<string> {
    const { identity, indexes, checks, workers, clock, random, officer, pseudonymOf, queued } = this.#parts;
    const { partner } = identity;
    const held = await indexes.newest(partner, draft.peer, draft.class);
    if (!held) throw indexMissing(draft);
    const index = opened(held);
    const pseudonym = pseudonymOf(reader.user);
    const { request, opening, count } = await askCheck({
      index,
      values: draft.asked.flatMap(({ values }) => values),
      reason: { case: draft.caseNumber, purpose: draft.purpose, officer: pseudonym },
      sign: (signed) => sign(null, signed, identity.signing.privateKey),
      workers,
      random,
    });
    const id = randomId(random);
    const now = clock();
    const letter = letterOf(
      { kind: CHECK_REQUEST, content: { check: id, request: Buffer.from(request).toString('base64') } },
      {
        id: randomId(random),
        partner,
        recipient: draft.peer,
        purpose: draft.purpose,
        about: { check: id, class: draft.class, elements: count },
        createdBy: reader.user,
        now,
      },
    );
    await checks.ask(
      partner,
      {
        id,
        peer: draft.peer,
        class: draft.class,
        epoch: held.epoch,
        caseNumber: draft.caseNumber,
        purpose: draft.purpose,
        pseudonym,
        count,
        request,
        opening: await sealOpening(opening, [officer.recipient]),
        pending: await sealOpening(opening, [identity.decryption[0].recipient]),
        asked: draft.asked.map(({ asked, values }) => ({ asked, values: values.map(({ text }) => text) })),
        package: letter.id,
        question: draft.question,
        createdBy: reader.user,
        createdAt: now.toISOString(),
      },
      letter,
    );
    queued();
    return id;
  }

  /**
   * Opens what was asked in a check, with the officer's key, and computes every element that was sent again.
   * @throws ForelandError `check-opening-key-missing`, and as `unsealOpening` and `auditOpening`
   */
  async open(check: PrivateCheck, key: string | undefined, by: string): Promise<AuditedCheck> {
    const { identity, checks, clock, officer } = this.#parts;
    const secret = key ?? officer.secret;
    if (secret === undefined) throw keyMissing();
    const audited = auditOpening(await unsealOpening(check.opening, secret), check.request);
    await checks.opened(identity.partner, check.id, by, clock());
    return audited;
  }

  /** Packages by which a partner answers. */
  responseKind(): PackageKind {
    return { kind: CHECK_RESPONSE, apply: (receiver, message) => this.#take(receiver, message) };
  }

  async #take(receiver: Receiver, message: Message): ReturnType<PackageKind['apply']> {
    const { partner } = this.#parts.identity;
    const letter = await readLetter(message, ResponseLetter);
    const check = await findAsked(receiver.platform, partner, letter.check);
    if (!check || check.peer !== message.manifest.sender) throw foreign();
    const { id, state, peer, class: checkClass } = check;
    // An answer to a request that somebody sent again says nothing new.
    if (state !== 'asked') return { applied: { check: id, news: false }, records: [] };
    const at = message.receivedAt;
    const result =
      'refusal' in letter
        ? { state: 'refused' as const, problem: letter.refusal }
        : await this.#read(receiver, check, Buffer.from(letter.response, 'base64'));
    await endCheck(receiver.platform, partner, id, { ...result, at });
    await removeUnneeded(receiver.platform, partner, { peer, class: checkClass });
    await this.#log(receiver, check, result);
    return { applied: { check: id, news: true }, records: [] };
  }

  /** What cannot be trusted ends the check, and says why: the person who asked has to know. */
  async #read(receiver: Receiver, check: PrivateCheck, response: Uint8Array): Promise<Result> {
    const { identity, workers } = this.#parts;
    try {
      const held = await findHeld(receiver.platform, identity.partner, check);
      if (!held || !check.pending) throw indexMissing(check);
      const keys = identity.decryption.map(({ key }) => key);
      const opening = await unsealOpening(check.pending, ...keys);
      const results = await readResponse({
        index: opened(held),
        asked: { request: check.request, opening },
        response,
        workers,
      });
      const hits = new Set(results.filter(({ hit }) => hit).map(({ value }) => value));
      const asked = (check.asked ?? []).map((each) => ({
        ...each,
        hit: each.values.some((value) => hits.has(value)),
      }));
      return { state: 'answered', asked };
    } catch (error) {
      if (!isForelandError(error) || error.status >= 500) throw error;
      return { state: 'failed', problem: error.toRefusal() };
    }
  }

  async #log({ platform }: Receiver, check: PrivateCheck, { state, problem }: Result): Promise<void> {
    const { trail, identity } = this.#parts;
    await trail.write(
      {
        actor: nodeActor(identity.partner, check.purpose),
        kind: 'consultation',
        route: 'private-check',
        outcome: state === 'answered' ? 'allowed' : state === 'refused' ? 'refused' : 'failed',
        detail: `check ${check.id} of ${check.createdBy} at ${check.peer} ${state}${problem ? `: ${problem.code}` : ''}`,
      },
      platform,
    );
  }
}

interface Result {
  readonly state: 'answered' | 'refused' | 'failed';
  readonly asked?: readonly AskedValue[];
  readonly problem?: Refusal;
}

function opened({ manifest, tags }: HeldCheckIndex): OpenedIndex {
  return openIndex(parseManifest(Buffer.from(manifest)), tags);
}

function indexMissing({
  peer,
  class: checkClass,
}: {
  readonly peer: Partner;
  readonly class: string;
}): ForelandError {
  return new ForelandError({
    code: 'check-index-missing',
    message: `There is no index of ${peer} for the class ${checkClass} here.`,
    remedy: 'Ask the partner to publish one for your node, or ask with an ordinary request.',
    status: 409,
  });
}

function keyMissing(): ForelandError {
  return new ForelandError({
    code: 'check-opening-key-missing',
    message: 'The key that opens this is not kept at the node.',
    remedy: 'Give the key of the data-protection officer (AGE-SECRET-KEY-1…).',
    status: 409,
  });
}

function foreign(): ForelandError {
  return new ForelandError({
    code: 'check-foreign',
    message: 'The sender was not asked this.',
    remedy: 'Tell the sender; nothing of it was kept.',
    status: 403,
  });
}
