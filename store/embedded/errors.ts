import { ForelandError } from '@foreland/model/errors';

export type EmbeddedServerErrorCode =
  | 'embedded-platform-unsupported'
  | 'embedded-binaries-unusable'
  | 'embedded-account-unavailable'
  | 'embedded-setting-invalid'
  | 'embedded-directory-unsuitable'
  | 'embedded-directory-in-use'
  | 'embedded-version-mismatch'
  | 'embedded-initialisation-failed'
  | 'embedded-disk-full'
  | 'embedded-start-failed'
  | 'embedded-start-timeout'
  | 'embedded-stop-failed';

/** Why the embedded database cannot be had, and what the person at the keyboard can do about it. */
export class EmbeddedServerError extends ForelandError {
  declare readonly code: EmbeddedServerErrorCode;

  constructor(code: EmbeddedServerErrorCode, message: string, remedy: string, cause?: unknown) {
    super({ code, message, remedy, status: 503, cause });
    this.name = 'EmbeddedServerError';
  }
}

/** The errno name (`EACCES`, `ENOENT`, …) or SQLSTATE of an error, where it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
