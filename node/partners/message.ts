import type { Json, RecallEffect } from '@foreland/model';
import type { Manifest } from '@foreland/sealing/package';
import type { Receiver } from '@foreland/store';

/** A verified package, for the code that knows its kind. */
export interface Message {
  readonly manifest: Manifest;
  readonly envelope: string;
  readonly receivedAt: Date;
  /** The content, as often as it is asked for. */
  readonly content: () => AsyncIterable<Uint8Array>;
}

export interface Applied {
  /** What changed here: counts and names that the sender may know, and no content. It is part of the receipt by its hash. */
  readonly applied: Json;
  /**
   * What was said, by counts that the sender knows too, where what changed here would tell it more: whether this node knew
   * something already, or has it from somebody else. The receipt holds its hash in place of that of what changed.
   */
  readonly acknowledged?: Json;
  /** Records that were touched, for the audit log of this node. */
  readonly records: readonly string[];
  /** Place among the packages that have an order. */
  readonly sequence?: number;
  /** What rested on what was taken back; the receipt names it. */
  readonly derived?: RecallEffect;
}

/**
 * Applies a message inside the transaction of the receiver. May run again for the same package after a crash; what it throws
 * as a ForelandError quarantines the package and is told to the sender by its code, unless its status says that the
 * time is not right yet (425, 503).
 */
export type Apply = (receiver: Receiver, message: Message) => Promise<Applied>;

/** What packages of one kind mean at this node. */
export interface PackageKind {
  readonly kind: string;
  readonly apply: Apply;
  /** Runs once the transaction is kept. */
  readonly after?: (message: Message) => void;
}
