import { AUDIT_ERASURE, auditRecord } from '@foreland/model/audit';
import { isForelandError } from '@foreland/model/errors';
import { BundleBlocks, BundleHead, parseBundleRow } from './bundle.ts';
import type { BundleRow, ErasedRow } from './bundle.ts';
import { openCheckpoint } from './checkpoint.ts';
import type { OpenedCheckpoint } from './checkpoint.ts';
import type { Finding, Seal, Trust } from './findings.ts';
import { Frontier } from './frontier.ts';
import { HASH_BYTES, equalHashes } from './hash.ts';
import type { VerifierKey } from './note.ts';
import { unseal } from './seal.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tiles.ts';
import { leafOf } from './verify-proof.ts';

export interface BundleReport {
  readonly seal: Seal | undefined;
  /** Rows that were read in full, whose content was erased, and that were withheld from this reader. */
  readonly rows: { readonly shown: number; readonly erased: number; readonly withheld: number };
  readonly findings: readonly Finding[];
  /** How many findings are left out of the list. */
  readonly more: number;
}

const MOST_FINDINGS = 1000;
/** No log that a single file holds is longer; a larger size is one that was made up. */
const MOST_ROWS = 200_000_000;

/** Reads an exported audit log line by line and says what was changed in it, moved, left out or added. Needs no node. */
export async function verifyBundle(lines: AsyncIterable<string>, trust: Trust = {}): Promise<BundleReport> {
  const verifier = new BundleVerifier(trust);
  for await (const line of lines) verifier.read(line);
  return verifier.end();
}

interface Erased {
  readonly sequence: number;
  readonly row: ErasedRow;
}

class BundleVerifier {
  readonly #trust: Trust;
  readonly #findings: Finding[] = [];
  #more = 0;
  #line = 0;
  #seal: Seal | undefined;
  #checkpoint: OpenedCheckpoint | undefined;
  #witnessed: OpenedCheckpoint | undefined;
  #keys: readonly VerifierKey[] = [];
  readonly #leaves = new Leaves();
  readonly #blocks: Uint8Array[] = [];
  /** Leaf that a row has, of rows whose leaf should be another. */
  readonly #altered = new Map<number, string>();
  readonly #erased: Erased[] = [];
  /** Logged erasures, by the id of their row: what they erased, who, when. */
  readonly #erasures = new Map<string, { records: readonly string[]; by: string; at: string }>();
  #last = -1;
  #shown = 0;
  #withheld = 0;

  constructor(trust: Trust) {
    this.#trust = trust;
  }

  read(text: string): void {
    this.#line += 1;
    if (text === '') return;
    const value = jsonOf(text);
    if (this.#line === 1) return this.#readHead(value);
    const row = parseBundleRow(value);
    if (row) return this.#readRow(row);
    const blocks = BundleBlocks.safeParse(value);
    if (blocks.success) return void this.#blocks.push(...blocks.data.blocks);
    this.#found({ code: 'line-malformed', line: this.#line, message: 'The line is no row of an audit log.' });
  }

  #readHead(value: unknown): void {
    const head = BundleHead.safeParse(value);
    if (!head.success)
      return this.#found({
        code: 'line-malformed',
        line: 1,
        message: 'The file does not begin with the head of an audit log.',
      });
    const { seal, checkpoint, witnessed, keys, findings } = unseal(head.data, this.#trust);
    findings.forEach((finding) => this.#found(finding));
    this.#seal = seal;
    this.#keys = keys;
    this.#checkpoint = checkpoint;
    this.#witnessed = witnessed;
  }

  #readRow(row: BundleRow): void {
    const { sequence, leaf } = row;
    const size = Math.min(this.#checkpoint?.size ?? MOST_ROWS, MOST_ROWS);
    const at = { sequence, line: this.#line };
    if (sequence >= size)
      return this.#found({
        ...at,
        code: 'row-beyond-checkpoint',
        message: `Row ${sequence} is not covered by the checkpoint.`,
      });
    if (this.#leaves.has(sequence))
      return this.#found({ ...at, code: 'row-repeated', message: `Row ${sequence} is there twice.` });
    if (sequence < this.#last)
      this.#found({
        ...at,
        code: 'row-out-of-place',
        message: `Row ${sequence} stands after row ${this.#last}.`,
      });
    this.#last = Math.max(this.#last, sequence);
    this.#leaves.set(sequence, leaf);
    if ('withheld' in row) {
      this.#withheld += 1;
      return;
    }
    const own = leafOf(row);
    if (!equalHashes(own, leaf)) this.#altered.set(sequence, Buffer.from(own).toString('hex'));
    if ('erased' in row) return void this.#erased.push({ sequence, row });
    this.#shown += 1;
    const { open, content } = row;
    if (open.route === AUDIT_ERASURE && open.outcome === 'allowed')
      this.#erasures.set(open.id, { records: content.records, by: open.user, at: open.at });
  }

  end(): BundleReport {
    if (this.#line === 0) this.#found({ code: 'line-malformed', line: 1, message: 'The file is empty.' });
    this.#reportAltered();
    const whole = this.#reportMissing();
    if (this.#checkpoint && whole) this.#compareWithTree(this.#checkpoint);
    this.#reportErasures();
    const rows = { shown: this.#shown, erased: this.#erased.length, withheld: this.#withheld };
    return { seal: this.#seal, rows, findings: this.#findings, more: this.#more };
  }

  #reportAltered(): void {
    if (this.#altered.size === 0) return;
    const wanted = new Set(this.#altered.values());
    const places = this.#leaves.placesOf(wanted);
    for (const [sequence, leaf] of this.#altered) {
      const origin = places.get(leaf);
      this.#found(
        origin === undefined
          ? { code: 'row-altered', sequence, message: `Row ${sequence} is not what was logged.` }
          : {
              code: 'row-moved',
              sequence,
              message: `What stands at row ${sequence} was logged as row ${origin}.`,
            },
      );
    }
  }

  /** @returns whether every row is there */
  #reportMissing(): boolean {
    const size = this.#checkpoint?.size ?? this.#last + 1;
    if (size > MOST_ROWS) {
      this.#found({
        code: 'rows-cut-off',
        sequence: this.#last + 1,
        until: size - 1,
        message: `The checkpoint speaks of ${size} rows; no file holds so many.`,
      });
      return false;
    }
    const gaps = this.#leaves.gapsBelow(size);
    for (const { from, until } of gaps) {
      const end = until === size - 1;
      this.#found({
        code: end ? 'rows-cut-off' : 'rows-missing',
        sequence: from,
        until,
        message: `${from === until ? `Row ${from} is` : `Rows ${from} to ${until} are`} missing${end ? ' at the end' : ''}.`,
      });
    }
    return gaps.length === 0;
  }

  #compareWithTree(checkpoint: OpenedCheckpoint): void {
    const marks = this.#marks(checkpoint);
    const frontier = new Frontier();
    const blocks: Uint8Array[] = [];
    const compare = (): void => {
      for (const mark of marks.get(frontier.size) ?? [])
        if (!equalHashes(frontier.root(), mark.root))
          this.#found({
            code: 'log-forked',
            sequence: mark.size,
            message: `The first ${mark.size} rows are not those that the log signed for before: it was rewritten.`,
          });
    };
    compare();
    for (let sequence = 0; sequence < checkpoint.size; sequence += 1) {
      frontier.append(this.#leaves.get(sequence), (level, _, hash) => {
        if (level === TILE_HEIGHT) blocks.push(hash);
      });
      if (marks.has(frontier.size)) compare();
    }
    if (!equalHashes(frontier.root(), checkpoint.root)) this.#locate(checkpoint, blocks);
  }

  /** Other signed checkpoints of the log, by their size: those that witnesses cosigned, and those given by the reader. */
  #marks(checkpoint: OpenedCheckpoint): Map<number, OpenedCheckpoint[]> {
    const given = (this.#trust.checkpoints ?? []).flatMap((text) => {
      try {
        return [openCheckpoint(text, this.#keys)];
      } catch (error) {
        if (!isForelandError(error)) throw error;
        this.#found({ code: 'checkpoint-rejected', message: `A checkpoint that you gave: ${error.message}` });
        return [];
      }
    });
    const marks = new Map<number, OpenedCheckpoint[]>();
    if (this.#witnessed && this.#witnessed !== checkpoint) given.push(this.#witnessed);
    for (const mark of given) {
      if (mark.origin !== checkpoint.origin)
        this.#found({
          code: 'checkpoint-rejected',
          message: `A checkpoint is of another log, ${mark.origin}.`,
        });
      else if (mark.size > checkpoint.size)
        this.#found({
          code: 'log-shortened',
          sequence: checkpoint.size,
          until: mark.size - 1,
          message: `The log signed for ${mark.size} rows before; the file holds ${checkpoint.size}.`,
        });
      else marks.set(mark.size, [...(marks.get(mark.size) ?? []), mark]);
    }
    return marks;
  }

  /** Leaves were changed with their rows: the hashes of 256, where the signed root confirms them, say where. */
  #locate(checkpoint: OpenedCheckpoint, found: readonly Uint8Array[]): void {
    const { size } = checkpoint;
    const tail = found.length * TILE_WIDTH;
    const wrong = found.flatMap((hash, at) => {
      const expected = this.#blocks[at];
      return expected && equalHashes(hash, expected) ? [] : [at];
    });
    if (wrong.length > 0 && this.#areConfirmed(checkpoint, found.length)) {
      for (const at of wrong) {
        const from = at * TILE_WIDTH;
        this.#found({
          code: 'rows-altered-within',
          sequence: from,
          until: from + TILE_WIDTH - 1,
          message: `Something in rows ${from} to ${from + TILE_WIDTH - 1} is not what was logged; the file hides which.`,
        });
      }
    } else if (wrong.length === 0 && tail < size) {
      this.#found({
        code: 'root-differs',
        sequence: tail,
        until: size - 1,
        message: `The rows do not give the root that the log signed. Unless more was forged, it is in rows ${tail} to ${size - 1}.`,
      });
    } else {
      this.#found({ code: 'root-differs', message: 'The rows do not give the root that the log signed.' });
    }
  }

  /** Do the hashes of 256, with the rows after them, give the root that the log signed? */
  #areConfirmed({ size, root }: OpenedCheckpoint, count: number): boolean {
    if (this.#blocks.length !== count) return false;
    const [blocks, tail] = [new Frontier(), new Frontier()];
    for (const block of this.#blocks) blocks.append(block);
    for (let sequence = count * TILE_WIDTH; sequence < size; sequence += 1)
      tail.append(this.#leaves.get(sequence));
    const edge = Buffer.concat([blocks.bytes(), tail.bytes()]);
    return equalHashes(Frontier.from(size, edge).root(), root);
  }

  #reportErasures(): void {
    for (const { sequence, row } of this.#erased) {
      const logged = this.#erasures.get(row.erased.loggedAs);
      const fits =
        logged?.records.includes(auditRecord(row.open.id)) &&
        logged.by === row.erased.by &&
        logged.at === row.erased.at;
      if (!fits)
        this.#found({
          code: 'erasure-not-logged',
          sequence,
          message: `The content of row ${sequence} is gone, and no row of the log says that it was erased so.`,
        });
    }
  }

  #found(finding: Finding): void {
    if (this.#findings.length < MOST_FINDINGS) this.#findings.push(finding);
    else this.#more += 1;
  }
}

/** Leaf hashes by place, 32 bytes a row. */
class Leaves {
  readonly #pages: (Uint8Array | undefined)[] = [];
  readonly #present: (Uint8Array | undefined)[] = [];

  has(sequence: number): boolean {
    return this.#present[pageOf(sequence)]?.[sequence % PAGE] === 1;
  }

  set(sequence: number, leaf: Uint8Array): void {
    const page = (this.#pages[pageOf(sequence)] ??= new Uint8Array(PAGE * HASH_BYTES));
    const present = (this.#present[pageOf(sequence)] ??= new Uint8Array(PAGE));
    page.set(leaf, (sequence % PAGE) * HASH_BYTES);
    present[sequence % PAGE] = 1;
  }

  get(sequence: number): Uint8Array {
    const from = (sequence % PAGE) * HASH_BYTES;
    const leaf = this.#pages[pageOf(sequence)]?.slice(from, from + HASH_BYTES);
    if (!leaf) throw new Error(`row ${sequence} was not read`);
    return leaf;
  }

  gapsBelow(size: number): { from: number; until: number }[] {
    const gaps: { from: number; until: number }[] = [];
    let sequence = 0;
    while (sequence < size) {
      if (this.has(sequence)) {
        sequence += 1;
        continue;
      }
      const from = sequence;
      while (sequence < size && !this.has(sequence))
        sequence = this.#present[pageOf(sequence)] ? sequence + 1 : (pageOf(sequence) + 1) * PAGE;
      gaps.push({ from, until: Math.min(sequence, size) - 1 });
    }
    return gaps;
  }

  placesOf(wanted: ReadonlySet<string>): Map<string, number> {
    const places = new Map<string, number>();
    for (const [page, present] of this.#present.entries())
      for (let at = 0; present && at < PAGE; at += 1) {
        if (present[at] !== 1) continue;
        const leaf = Buffer.from(this.get(page * PAGE + at)).toString('hex');
        if (wanted.has(leaf)) places.set(leaf, page * PAGE + at);
      }
    return places;
  }
}

const PAGE = 4096;

function pageOf(sequence: number): number {
  return Math.floor(sequence / PAGE);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
