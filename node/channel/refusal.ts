import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';

/** Something that did not reach the handler, or was given back by it; for the audit trail. */
export interface ChannelRefusal {
  /** In kebab case; finer than what the sender is told. */
  readonly reason: string;
  /** Only where the signature was right: a claim names nobody. */
  readonly sender?: Partner;
  readonly address: string;
}

/** The sender did not show who it is. The reason is for our own trail and never told. */
export class Unrecognised extends Error {
  readonly reason: string;
  readonly sender: Partner | undefined;

  constructor(reason: string, sender?: Partner) {
    super(reason);
    this.name = 'Unrecognised';
    this.reason = reason;
    this.sender = sender;
  }
}

/** The one answer to everybody who was not recognised, whatever the reason. */
export function notRecognised(): ForelandError {
  return new ForelandError({
    code: 'partner-not-recognised',
    message: 'This node does not recognise the sender of the request.',
    remedy: 'Compare clocks and keys with the partner over another channel.',
    status: 403,
  });
}

export function routeUnknown(): ForelandError {
  return new ForelandError({
    code: 'route-unknown',
    message: 'There is no such address on the partner channel.',
    remedy: 'Use the addresses that the specification of the channel names.',
    status: 404,
  });
}

export function typeUnknown(): ForelandError {
  return new ForelandError({
    code: 'content-type-unknown',
    message: 'The content type is not that of a package.',
    remedy: 'Use the same version of Foreland at both ends.',
    status: 415,
  });
}

export function bodyEmpty(): ForelandError {
  return new ForelandError({
    code: 'package-empty',
    message: 'The package has no content.',
    remedy: 'Seal the package again.',
    status: 400,
  });
}

export function bodyTooLarge(limit: number): ForelandError {
  return new ForelandError({
    code: 'package-too-large',
    message: `The package is larger than the ${limit} bytes that this node takes.`,
    remedy: 'Split the release into several packages.',
    status: 413,
  });
}

export function uploadsTooMany(): ForelandError {
  return new ForelandError({
    code: 'uploads-too-many',
    message: 'As many packages of this sender are coming in as this node takes at once.',
    remedy: 'Wait until one of them is through, then try again.',
    status: 429,
  });
}

export function digestMismatch(): ForelandError {
  return new ForelandError({
    code: 'package-digest-mismatch',
    message: 'The package is not the one whose digest was signed.',
    remedy: 'Send the package again; it was not accepted.',
    status: 422,
  });
}

export function bodyCut(): ForelandError {
  return new ForelandError({
    code: 'package-cut',
    message: 'The connection ended before the package was complete.',
    remedy: 'Send the package again; it was not accepted.',
    status: 400,
  });
}

export function bodySlow(): ForelandError {
  return new ForelandError({
    code: 'package-slow',
    message: 'The package came in too slowly.',
    remedy: 'Send the package again over a faster connection; it was not accepted.',
    status: 408,
  });
}

/** A handler that answers without having taken in the whole package would acknowledge what it never saw. */
export class HandlerFault extends Error {
  constructor() {
    super('the handler accepted a package that it had not read to its end');
    this.name = 'HandlerFault';
  }
}
