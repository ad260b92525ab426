import { ForelandError } from '@foreland/model';
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
  inclusionProof,
  inclusionRanges,
  parseCheckpoint,
  parseNote,
  proofExtra,
  signExchangeList,
  verifierKeyText,
} from '@foreland/sealing/log';
import type { BundleRow, Proposal, VerifierKey } from '@foreland/sealing/log';
import { AuditRows, CosignatureTable, WitnessTable } from '@foreland/store/platform';
import type { AuditActor, AuditEntry, AuditHead, AuditLog, AuditTree } from '@foreland/store/platform';
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
    const { tree } = this.#options;
    const [head, pending, witnesses, keys, quorum] = await Promise.all([
      tree.head(),
      tree.pending(),
      this.#cosignatures.witnesses(tree.origin),
      this.#keyTexts(),
      this.#quorum(),
    ]);
    return { head, pending, keys, witnesses, quorum };
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
    const { origin, size, checkpoint } = await tree.head();
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
