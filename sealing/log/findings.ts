/** What a verifier found wrong with an audit log, or with a proof. */
export type FindingCode =
  | 'line-malformed'
  | 'checkpoint-rejected'
  | 'quorum-missed'
  | 'row-altered'
  | 'row-moved'
  | 'row-repeated'
  | 'row-out-of-place'
  | 'row-beyond-checkpoint'
  | 'rows-missing'
  | 'rows-cut-off'
  | 'rows-altered-within'
  | 'root-differs'
  | 'erasure-not-logged'
  | 'log-forked'
  | 'log-shortened'
  | 'row-not-in-log';

export interface Finding {
  readonly code: FindingCode;
  /** One sentence. */
  readonly message: string;
  /** The row, or the first of the rows, by its place in the log. */
  readonly sequence?: number;
  /** The last of the rows. */
  readonly until?: number;
  /** 1-based line of the file. */
  readonly line?: number;
}

/** Keys and checkpoints that the reader has from elsewhere; without keys, those that the file names are used. */
export interface Trust {
  readonly keys?: readonly string[];
  readonly witnesses?: readonly string[];
  /** How many witnesses must have cosigned; where absent, as many as the file says. */
  readonly quorum?: number;
  /** Signed checkpoints of the same log, such as a witness keeps: the log must agree with them. */
  readonly checkpoints?: readonly string[];
}

export interface Seal {
  readonly origin: string;
  readonly size: number;
  /** Base64, as in a checkpoint. */
  readonly root: string;
  /** Verifier keys of the log that signed. */
  readonly signedBy: readonly string[];
  /** Witnesses that cosigned the first `rows` rows. */
  readonly cosigned: readonly { readonly witness: string; readonly at: string; readonly rows: number }[];
  /** Whether the reader gave the keys, or the file names them itself: then compare them with its owner's. */
  readonly keysFrom: 'reader' | 'file';
}
