import { ForelandError, isForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import {
  BUNDLE_FORMAT,
  HASH_BYTES,
  TILE_WIDTH,
  Witness,
  bundleLine,
  consistencyProof,
  consistencyRanges,
  cosignersOf,
  formatProof,
  formatProposal,
  inclusionProof,
  inclusionRanges,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  proofExtra,
  signExchangeList,
  verifierKeyText,
  verifyBundle,
  verifyConsistency,
} from '@foreland/sealing/log';
import type { BundleReport, BundleRow, Finding, Proposal, VerifierKey } from '@foreland/sealing/log';
import { AuditRows, CosignatureTable, WitnessTable } from '@foreland/store/platform';
import type {
  AuditActor,
  AuditEntry,
  AuditHead,
  AuditLog,
  AuditTree,
  ShownCheckpoint,
} from '@foreland/store/platform';
import type { Pool } from 'pg';
import { nodeName } from './keys.ts';
import type { NoteKeys } from './keys.ts';
import type { AuditSequencer } from './sequencer.ts';

/** Keys of the other nodes, as far as partners are enrolled. */
export interface WitnessDirectory {
  /** Verifier keys of type cosignature, of those who witness this node's log. */
  witnesses(): Promise<readonly VerifierKey[]>;
  /** Keys of the log of this origin, where it is a partner's. */
  logKeys(origin: string): Promise<readonly VerifierKey[]>;
}

/** Three of the four other nodes: one may be down, and two must conspire with this node to hide a second history. */
const QUORUM = 3;
/** Checkpoints that are listed: more than four days of hours. */
const LISTED_CHECKPOINTS = 100;
/** Larger logs are verified outside, where it holds up nobody. */
const MOST_ROWS_VERIFIED = 200_000;

/** For a node that knows no others yet. */
export const NO_WITNESSES: WitnessDirectory = {
  witnesses: async () => [],
  logKeys: async () => [],
};

export interface AuditState {
  readonly head: AuditHead;
  readonly pending: number;
  readonly keys: readonly string[];
  readonly witnesses: readonly { readonly witness: string; readonly size: number; readonly at: string }[];
  readonly quorum: number;
  /** Names of those who are to witness the log. */
  readonly enrolled: readonly string[];
  /** Those that witnesses were shown, the newest first. */
  readonly checkpoints: readonly ShownCheckpoint[];
  /** Why nothing is signed for any more: what is in the database is not what was signed. */
  readonly damage: string | undefined;
}

/** What the node finds when it verifies its own log. */
export interface AuditVerification extends Pick<BundleReport, 'rows' | 'findings' | 'more'> {
  readonly size: number;
}

/** Whether the log goes on unchanged from a checkpoint to its newest one, with the proof to be verified elsewhere. */
export interface AuditConsistency {
  readonly from: number;
  readonly to: number;
  readonly proof: string;
  readonly findings: readonly Finding[];
}

/** What the audit log proves: to officers, to auditors without a node, and to the other nodes. */
export class AuditBook {
  readonly #options: AuditBookOptions;
  readonly #rows: AuditRows;
  readonly #cosignatures: CosignatureTable;
  readonly #witness: Witness;

  constructor(options: AuditBookOptions) {
    const { pool, clock, tree, keys, directory } = options;
    this.#options = options;
    this.#rows = new AuditRows(pool, tree.origin);
    this.#cosignatures = new CosignatureTable(pool, clock);
    this.#witness = new Witness({
      signer: keys.witness,
      state: new WitnessTable(pool, clock),
      logKeys: (origin) => directory.logKeys(origin),
      clock,
    });
  }

  async state(): Promise<AuditState> {
    const { tree, directory } = this.#options;
    const [head, pending, witnesses, keys, quorum, enrolled, checkpoints] = await Promise.all([
      tree.head(),
      tree.pending(),
      this.#cosignatures.witnesses(tree.origin),
      this.#keyTexts(),
      this.#quorum(),
      directory.witnesses(),
      this.#cosignatures.checkpoints(tree.origin, LISTED_CHECKPOINTS),
    ]);
    return {
      head,
      pending,
      witnesses,
      keys,
      quorum,
      enrolled: enrolled.map(({ name }) => name),
      checkpoints,
      damage: this.#damage,
    };
  }

  /**
   * Verifies the whole log as it lies in the database, as an officer of one partner may see it, against what was signed
   * and what witnesses cosigned. It is this node that says so: whoever does not trust it verifies an export.
   * @throws ForelandError `audit-log-large`
   */
  async verify(partner: Partner): Promise<AuditVerification> {
    const { tree, keys, sequencer } = this.#options;
    // What does not get its place is found below.
    await sequencer.flush().catch(() => undefined);
    const damage = this.#damage;
    const head = await tree.head();
    if (head.size > MOST_ROWS_VERIFIED) throw tooLarge();
    const logKeys = (await keys.logKeys(tree.origin)).map(verifierKeyText);
    const { rows, findings, more } = await verifyBundle(linesOf(await this.#bundle(head, partner)), {
      keys: logKeys,
      // Whether enough cosigned is said beside it; here it is whether the rows are what was signed for.
      quorum: 0,
    });
    const damaged: readonly Finding[] =
      damage === undefined ? [] : [{ code: 'checkpoint-rejected', message: damage }];
    return { size: head.size, rows, findings: [...damaged, ...findings], more };
  }

  /**
   * Proof that the log goes on unchanged from a checkpoint that somebody kept to the newest one.
   * @throws ForelandError `note-malformed`, `checkpoint-malformed`, `note-forged`, `checkpoint-unsigned`,
   *   `checkpoint-ahead`
   */
  async consistency(kept: string): Promise<AuditConsistency> {
    const { tree, keys, sequencer } = this.#options;
    const logKeys = await keys.logKeys(tree.origin);
    const older = openCheckpoint(kept, logKeys);
    await sequencer.flush();
    const { size, checkpoint } = await tree.head();
    if (older.size > size) throw ahead(older.size, size);
    const proof = formatProposal(await this.prolong(checkpoint, older.size));
    const { findings } = verifyConsistency(proof, {
      keys: logKeys.map(verifierKeyText),
      checkpoints: [kept],
    });
    return { from: older.size, to: size, proof, findings };
  }

  /** Why nothing is signed for any more, as far as the last batch has shown. */
  get #damage(): string | undefined {
    const { failure } = this.#options.sequencer;
    return isForelandError(failure) && failure.code === 'audit-log-damaged' ? failure.message : undefined;
  }

  /**
   * Proof of one row (C2SP tlog-proof), with the row itself, its salt and the keys: it verifies without the node.
   * @throws ForelandError `audit-entry-unknown`, `tile-missing`
   */
  async prove(partner: Partner, entry: string): Promise<string> {
    const { tree, sequencer, log } = this.#options;
    await sequencer.flush();
    const placed = await this.#rows.find(partner, entry);
    if (!placed) {
      await log.find(partner, entry);
      throw new ForelandError({
        code: 'audit-entry-not-in-log',
        message: 'The entry is not in the tree of the audit log.',
        remedy:
          'Export the log and verify it; the database may have been changed behind the back of the node.',
        status: 500,
      });
    }
    const { sequence, row } = placed;
    const head = await tree.head();
    const witnessed = await this.#witnessed(head);
    const checkpoint =
      witnessed !== undefined && witnessed.size > sequence ? witnessed.note : head.checkpoint;
    const { size } = parseCheckpoint(parseNote(checkpoint).text);
    const source = await tree.hashes(inclusionRanges(sequence, size));
    return formatProof({
      index: sequence,
      hashes: inclusionProof(sequence, size, source),
      checkpoint,
      extra: proofExtra({
        row,
        keys: [...(await this.#keyTexts())],
        witnesses: [...(await this.#witnessTexts())],
        quorum: await this.#quorum(),
      }),
    });
  }

  /** The whole log as an officer of one partner may see it, to be verified without the node. */
  async export(partner: Partner): Promise<AsyncIterable<Uint8Array>> {
    const { tree, sequencer } = this.#options;
    await sequencer.flush();
    return this.#bundle(await tree.head(), partner);
  }

  async #bundle(
    { origin, size, checkpoint }: AuditHead,
    partner: Partner,
  ): Promise<AsyncIterable<Uint8Array>> {
    const witnessed = await this.#witnessed({ origin, size, checkpoint });
    const head = bundleLine({
      format: BUNDLE_FORMAT,
      origin,
      checkpoint,
      witnessed: witnessed?.note,
      keys: [...(await this.#keyTexts())],
      witnesses: [...(await this.#witnessTexts())],
      quorum: await this.#quorum(),
    });
    return this.#lines(head, size, partner);
  }

  async *#lines(head: string, size: number, partner: Partner): AsyncGenerator<Uint8Array> {
    yield Buffer.from(head);
    const blocks = Math.floor(size / TILE_WIDTH);
    for (let first = 0; first < blocks; first += TILE_WIDTH) {
      const hashes = await this.#options.tree.tile({ level: 1, index: first / TILE_WIDTH });
      const held = Math.min(TILE_WIDTH, blocks - first, (hashes?.length ?? 0) / HASH_BYTES);
      yield Buffer.from(
        bundleLine({
          blocks: Array.from({ length: held }, (_, at) =>
            (hashes ?? new Uint8Array()).subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
          ),
        }),
      );
    }
    for await (const rows of this.#rows.upTo(size, partner))
      yield Buffer.from(rows.map((row: BundleRow) => bundleLine(row)).join(''));
  }

  /** Erases what an entry says of people; see `AuditLog.erase`. */
  async erase(
    officer: AuditActor,
    entry: { readonly id: string; readonly reason: string },
  ): Promise<AuditEntry> {
    const erased = await this.#options.log.erase(officer, entry);
    this.#options.sequencer.written();
    return erased;
  }

  /** What to show a witness: the newest checkpoint, and that it continues the one that this witness cosigned last. */
  async propose(witness: string): Promise<Proposal> {
    const { tree, sequencer } = this.#options;
    await sequencer.flush();
    const head = await tree.head();
    await this.#cosignatures.propose(head.origin, head.size, head.checkpoint);
    const checkpoint = (await this.#cosignatures.proposed(head.origin, head.size)) ?? head.checkpoint;
    return this.prolong(checkpoint, await this.#cosignatures.sizeAt(head.origin, witness));
  }

  /** A proof from another size: where the witness says that it holds another checkpoint (`proposal-outdated`). */
  async prolong(checkpoint: string, from: number): Promise<Proposal> {
    const { size } = parseCheckpoint(parseNote(checkpoint).text);
    const source = await this.#options.tree.hashes(consistencyRanges(from, size));
    return { checkpoint, from, proof: consistencyProof(from, size, source) };
  }

  /**
   * Keeps what a witness answered.
   * @throws ForelandError `cosignature-rejected`, `note-malformed`, `note-forged`
   */
  async accept(proposal: Proposal, line: string): Promise<void> {
    const note = parseNote(`${proposal.checkpoint.trimEnd()}\n${line.trimEnd()}\n`);
    const checkpoint = parseCheckpoint(note.text);
    const [cosigner] = cosignersOf(note, await this.#options.directory.witnesses());
    const proposed = await this.#cosignatures.proposed(checkpoint.origin, checkpoint.size);
    if (!cosigner || proposed !== proposal.checkpoint)
      throw new ForelandError({
        code: 'cosignature-rejected',
        message: 'This is not the cosignature of a known witness to a checkpoint of this node.',
        remedy: 'Enrol the witness with its verifier key, and ask it again.',
      });
    await this.#cosignatures.keep(
      checkpoint.origin,
      checkpoint.size,
      cosigner.key.name,
      `${line.trimEnd()}\n`,
    );
  }

  /** Cosigns the checkpoint of another node's log; see `Witness.cosign`. */
  cosign(proposal: Proposal): Promise<string> {
    return this.#witness.cosign(proposal);
  }

  /** What this node logged of its exchanges with a partner, signed, for `reconcile`. */
  async exchanges(other: Partner, from: string, until: string): Promise<string> {
    const { log, keys, partner } = this.#options;
    const exchanges = await log.exchanges({ with: other, from, until });
    return signExchangeList(
      { node: nodeName(partner), with: nodeName(other), from, until, exchanges },
      keys.node,
    );
  }

  /** Keys under which this node signed lists of exchanges, past and present. */
  nodeKeys(): Promise<readonly VerifierKey[]> {
    const { keys, partner } = this.#options;
    return keys.logKeys(nodeName(partner));
  }

  /** The newest checkpoint that enough witnesses cosigned, with their cosignatures. */
  async #witnessed(head: AuditHead): Promise<{ readonly size: number; readonly note: string } | undefined> {
    const quorum = await this.#quorum();
    const cosigned = quorum === 0 ? undefined : await this.#cosignatures.cosigned(head.origin, quorum);
    return cosigned && { size: cosigned.size, note: `${cosigned.note}${cosigned.lines.join('')}` };
  }

  async #keyTexts(): Promise<readonly string[]> {
    return (await this.#options.keys.logKeys(this.#options.tree.origin)).map(verifierKeyText);
  }

  async #witnessTexts(): Promise<readonly string[]> {
    return (await this.#options.directory.witnesses()).map(verifierKeyText);
  }

  /** As long as fewer partners are enrolled than the quorum asks for, nobody can reach it. */
  async #quorum(): Promise<number> {
    return (await this.#options.directory.witnesses()).length >= QUORUM ? QUORUM : 0;
  }
}

export interface AuditBookOptions {
  readonly pool: Pool;
  readonly log: AuditLog;
  readonly tree: AuditTree;
  readonly sequencer: AuditSequencer;
  readonly keys: NoteKeys;
  readonly directory: WitnessDirectory;
  readonly partner: Partner;
  readonly clock: () => Date;
}

/** Lines of a bundle as it is made: each piece ends with a line. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const piece of pieces) yield* Buffer.from(piece).toString('utf8').split('\n');
}

function tooLarge(): ForelandError {
  return new ForelandError({
    code: 'audit-log-large',
    message: `The log has more than ${MOST_ROWS_VERIFIED.toLocaleString('en-GB')} rows; the node does not verify so many while it works.`,
    remedy: 'Export the log, and verify the file with `foreland audit verify`.',
    status: 413,
  });
}

/** A log that has lost rows: somebody holds its signature for more. */
function ahead(kept: number, size: number): ForelandError {
  return new ForelandError({
    code: 'checkpoint-ahead',
    message: `This log signed for ${kept} rows, and holds ${size} now: rows are gone.`,
    remedy:
      'Keep the checkpoint as evidence, and find out whether the node was restored or its database cut.',
    status: 409,
  });
}
