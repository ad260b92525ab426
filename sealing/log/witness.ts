import { ForelandError } from '@foreland/model/errors';
import { openCheckpoint } from './checkpoint.ts';
import type { OpenedCheckpoint } from './checkpoint.ts';
import { equalHashes } from './hash.ts';
import { cosignatureLine } from './note.ts';
import type { NoteSigner, VerifierKey } from './note.ts';
import { isConsistent } from './proofs.ts';

/** What a log shows a witness: its newest checkpoint, and that it continues the one the witness cosigned last. */
export interface Proposal {
  /** Signed note. */
  readonly checkpoint: string;
  /** Size of the checkpoint that the witness cosigned last; 0 at first. */
  readonly from: number;
  readonly proof: readonly Uint8Array[];
}

/** The last checkpoint of each log that was cosigned here. */
export interface WitnessState {
  /** Signed note, or nothing. */
  last(origin: string): Promise<string | undefined>;
  /**
   * Keeps `next` in the place of `held`, durably before it resolves.
   * @returns false, and keeps nothing, where another checkpoint than `held` is kept by now
   */
  advance(origin: string, held: string | undefined, next: string): Promise<boolean>;
}

export type WitnessRefusalCode = 'log-unknown' | 'proposal-outdated' | 'log-rolled-back' | 'log-forked';

/** A witness does not cosign. For a rollback or a fork it holds both checkpoints, signed by the log: the evidence. */
export class WitnessRefusal extends ForelandError {
  /** The checkpoint that was cosigned before. */
  readonly held: string | undefined;
  /** The checkpoint that was offered. */
  readonly offered: string;

  constructor(refusal: {
    readonly code: WitnessRefusalCode;
    readonly message: string;
    readonly remedy: string;
    readonly held: string | undefined;
    readonly offered: string;
  }) {
    super({ ...refusal, status: refusal.code === 'log-unknown' ? 404 : 409 });
    this.name = 'WitnessRefusal';
    this.held = refusal.held;
    this.offered = refusal.offered;
  }
}

/** Cosigns what other logs say of themselves as long as each only grows. */
export class Witness {
  readonly #signer: NoteSigner;
  readonly #state: WitnessState;
  readonly #logKeys: (origin: string) => Promise<readonly VerifierKey[]>;
  readonly #clock: () => Date;

  constructor(options: {
    /** Its key is of the type for cosignatures. */
    readonly signer: NoteSigner;
    readonly state: WitnessState;
    /** Keys of a log that is witnessed here; none of any other. */
    readonly logKeys: (origin: string) => Promise<readonly VerifierKey[]>;
    readonly clock: () => Date;
  }) {
    this.#signer = options.signer;
    this.#state = options.state;
    this.#logKeys = options.logKeys;
    this.#clock = options.clock;
  }

  /**
   * @returns the cosignature line, once the checkpoint is kept: a witness that forgets could cosign two histories
   * @throws WitnessRefusal; ForelandError `note-malformed`, `checkpoint-malformed`, `note-forged`, `checkpoint-unsigned`
   */
  async cosign(proposal: Proposal): Promise<string> {
    const origin = proposal.checkpoint.split('\n', 1)[0] ?? '';
    const keys = await this.#logKeys(origin);
    if (keys.length === 0)
      throw new WitnessRefusal({
        code: 'log-unknown',
        message: 'This log is not witnessed here.',
        remedy: 'Enrol the partner whose log it is first.',
        held: undefined,
        offered: proposal.checkpoint,
      });
    const offered = openCheckpoint(proposal.checkpoint, keys);
    const held = await this.#state.last(origin);
    requireGrowth(held, offered, proposal);
    if (held !== proposal.checkpoint && !(await this.#state.advance(origin, held, proposal.checkpoint)))
      throw outdated(await this.#state.last(origin), proposal.checkpoint);
    const seconds = Math.floor(this.#clock().getTime() / 1000);
    return cosignatureLine(offered.note.text, this.#signer, seconds);
  }
}

function requireGrowth(heldNote: string | undefined, offered: OpenedCheckpoint, proposal: Proposal): void {
  const { checkpoint, from, proof } = proposal;
  // What is held was verified when it came in, perhaps under a key that the log has changed since.
  const held = heldNote === undefined ? undefined : readHeld(heldNote);
  if (held && offered.size < held.size)
    throw new WitnessRefusal({
      code: 'log-rolled-back',
      message: `The log signed for ${held.size} rows before and now for ${offered.size}: rows are gone.`,
      remedy: 'Ask the owner of the log what became of them; both checkpoints are kept as evidence.',
      held: heldNote,
      offered: checkpoint,
    });
  if (held && offered.size === held.size && !equalHashes(offered.root, held.root))
    throw forked(heldNote, checkpoint);
  if (from !== (held?.size ?? 0)) throw outdated(heldNote, checkpoint);
  const consistent = isConsistent({
    first: from,
    firstRoot: held?.root ?? offered.root,
    second: offered.size,
    secondRoot: offered.root,
    proof,
  });
  if (!consistent) throw forked(heldNote, checkpoint);
}

function readHeld(note: string): { size: number; root: Uint8Array } {
  const [, size, root = ''] = note.split('\n');
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}

function outdated(held: string | undefined, offered: string): WitnessRefusal {
  return new WitnessRefusal({
    code: 'proposal-outdated',
    message: 'The proof does not begin at the checkpoint that was cosigned here last.',
    remedy: 'Prove it from the size of that checkpoint.',
    held,
    offered,
  });
}

function forked(held: string | undefined, offered: string): WitnessRefusal {
  return new WitnessRefusal({
    code: 'log-forked',
    message: 'The log does not continue what was cosigned here before.',
    remedy:
      'Rely on no row of this log until its owner has explained; both checkpoints are kept as evidence.',
    held,
    offered,
  });
}
