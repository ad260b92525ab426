import { ForelandError } from '@foreland/model';
import { IDENTITY_REFUSALS, IdentityRefused } from '../identity/refusal.ts';
import type { IdentityRefusal } from '../identity/refusal.ts';
import type { Manifest } from './manifest.ts';

interface Words {
  readonly message: string;
  readonly remedy: string;
  readonly status?: number;
}

const SEND_AGAIN = 'Ask the sender to send it again.';

/** Why a package or a receipt is not accepted, beyond what is wrong with keys and signed statements themselves. */
export const PACKAGE_REFUSALS = {
  'not-a-package': {
    message: 'The file is not a sealed package.',
    remedy: 'Check that the right file was handed over.',
  },
  'header-damaged': {
    message: 'The header of the encrypted file is damaged.',
    remedy: SEND_AGAIN,
  },
  'not-encrypted-to-us': {
    message: 'The package is encrypted to other keys than those of this node.',
    remedy: 'Ask the sender whether it holds the present card of this node.',
    status: 403,
  },
  damaged: {
    message: 'A part of the encrypted file was changed, moved or taken from another file.',
    remedy: SEND_AGAIN,
  },
  truncated: {
    message: 'The end of the package is missing.',
    remedy: SEND_AGAIN,
  },
  extended: {
    message: 'Something follows the end of the package.',
    remedy: SEND_AGAIN,
  },
  'layout-broken': {
    message: 'The parts of the package are not in the order or of the size that the format requires.',
    remedy: 'Tell the sender: its software and this one do not agree on the format.',
  },
  'content-differs': {
    message: 'The content is not what the sender signed.',
    remedy: 'Tell the sender; do not use the package.',
  },
  'closing-differs': {
    message: 'The closing manifest belongs to another package.',
    remedy: 'Tell the sender; do not use the package.',
  },
  downgraded: {
    message: 'The package is of an older format version than both nodes speak.',
    remedy: 'Tell the sender; do not use the package.',
  },
  misaddressed: {
    message: 'The sender did not address this package to this node.',
    remedy: 'Tell the sender that somebody passed on a package that was not meant for you.',
    status: 403,
  },
  expired: {
    message: 'The package has expired.',
    remedy: 'Ask the sender for a new one.',
    status: 410,
  },
  'not-yet-valid': {
    message: 'The package says that it was made in the future.',
    remedy: 'Check the clock of this machine, and ask the sender to check its own.',
  },
  'already-received': {
    message: 'This package was received before.',
    remedy: 'Answer with the receipt of the first time; nothing is applied again.',
    status: 409,
  },
  'id-reused': {
    message: 'Another package of the same sender bore this id.',
    remedy: 'Tell the sender; do not use the package.',
    status: 409,
  },
  'changed-since-verified': {
    message: 'The file is no longer the one that was verified.',
    remedy: 'Verify it again, and keep it where nobody else writes.',
    status: 409,
  },
  'line-malformed': {
    message: 'The content is not a sequence of lines of JSON.',
    remedy: 'Tell the sender: its software and this one do not agree on the format.',
  },
  'receipt-differs': {
    message: 'The receipt is for another package, or from or for somebody else.',
    remedy: 'Keep waiting for the right receipt.',
    status: 409,
  },
  'source-failed': {
    message: 'The file could not be read to its end.',
    remedy: 'Try again; if it stays so, look at the disk or the line.',
    status: 503,
  },
} as const satisfies Readonly<Record<string, Words>>;

export type PackageRefusal = keyof typeof PACKAGE_REFUSALS | IdentityRefusal;

/** Code of the error is the reason itself, such as `misaddressed`. */
export class PackageRefused extends ForelandError {
  readonly reason: PackageRefusal;
  /** What the sender said of the package: present only once its signature over this was verified. */
  readonly manifest: Manifest | undefined;

  constructor(
    reason: PackageRefusal,
    more: { readonly path?: string; readonly cause?: unknown; readonly manifest?: Manifest } = {},
  ) {
    const words: Words = { ...PACKAGE_REFUSALS, ...IDENTITY_REFUSALS }[reason];
    super({
      code: reason,
      message: words.message,
      remedy: words.remedy,
      ...(words.status === undefined ? {} : { status: words.status }),
      ...(more.path === undefined ? {} : { place: { path: more.path } }),
      ...(more.cause === undefined ? {} : { cause: more.cause }),
    });
    this.name = 'PackageRefused';
    this.reason = reason;
    this.manifest = more.manifest;
  }
}

/** Gives every failure of opening a reason, and the manifest where it was verified. */
export function asRefused(error: unknown, manifest: Manifest | undefined): unknown {
  if (!(error instanceof PackageRefused) && !(error instanceof IdentityRefused)) return error;
  if (error instanceof PackageRefused && (error.manifest !== undefined || manifest === undefined))
    return error;
  return new PackageRefused(error.reason, {
    ...(error.place?.path === undefined ? {} : { path: error.place.path }),
    ...(manifest === undefined ? {} : { manifest }),
    cause: error,
  });
}
