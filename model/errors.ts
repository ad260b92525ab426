/**
 * Every refusal in Foreland is one of these: it says what is wrong, where, and what to do next.
 * Details never carry data that the reader may not see.
 */
export interface Place {
  /** 1-based line of a text file, or row of a sheet. */
  readonly line?: number;
  readonly sheet?: string;
  /** Column name, or 1-based position where there is no name. */
  readonly column?: string | number;
  /** Path inside a JSON value, such as `properties.name[2]`. */
  readonly path?: string;
  /** Byte offset from the start of the file. */
  readonly offset?: number;
}

export interface Refusal {
  /** Stable machine-readable code in kebab case. */
  readonly code: string;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence: what the person can do about it. */
  readonly remedy: string;
  readonly place?: Place;
}

export class ForelandError extends Error implements Refusal {
  readonly code: string;
  readonly remedy: string;
  readonly place: Place | undefined;
  /** HTTP status that fits this refusal (RFC 9110). */
  readonly status: number;

  constructor(refusal: Refusal & { status?: number; cause?: unknown }) {
    super(refusal.message, refusal.cause === undefined ? undefined : { cause: refusal.cause });
    this.name = 'ForelandError';
    this.code = refusal.code;
    this.remedy = refusal.remedy;
    this.place = refusal.place;
    this.status = refusal.status ?? 400;
  }

  toRefusal(): Refusal {
    return {
      code: this.code,
      message: this.message,
      remedy: this.remedy,
      ...(this.place ? { place: this.place } : {}),
    };
  }
}

export function isForelandError(error: unknown): error is ForelandError {
  return error instanceof ForelandError;
}
