import { ForelandError } from '@foreland/model';

/**
 * A package that was not acknowledged. Final is only what the partner said under its signature, and what is wrong with
 * our own package: everything else may be the doing of the network, which must not be able to make us give up.
 */
export class DeliveryError extends ForelandError {
  readonly retry: 'transient' | 'final';

  constructor(retry: 'transient' | 'final', words: Words, cause?: unknown) {
    const [code, message, remedy] = words;
    super({ code, message, remedy, status: 502, cause });
    this.name = 'DeliveryError';
    this.retry = retry;
  }
}

type Words = readonly [code: string, message: string, remedy: string];

const WAIT = 'It is tried again by itself; if it goes on, ask the partner.';
const TRANSIENT = {
  'partner-unreachable': ['The partner’s node cannot be reached.', WAIT],
  'partner-tls-failed': ['No secure connection to the partner’s node came about.', WAIT],
  'partner-pin-mismatch': [
    'Whoever answers at the partner’s address does not have the key on the partner’s card; nothing was sent.',
    'Ask the partner over another channel whether it renewed its key, and confirm the new card.',
  ],
  'partner-slow': ['The partner’s node is too slow.', WAIT],
  'partner-connection-cut': ['The connection to the partner’s node ended before the answer.', WAIT],
  'partner-answer-unsigned': [
    'The answer is not signed by the partner for this request; it counts for nothing.',
    WAIT,
  ],
  'partner-does-not-recognise-us': [
    'The partner’s node says that it does not recognise this node.',
    'Have the partner confirm this node’s current card, and compare the clocks of both nodes.',
  ],
  'partner-cards-unreadable': ['The partner’s node does not say which cards it has.', WAIT],
  'delivery-stopped': ['The delivery was stopped at this node.', 'It goes on when the node runs again.'],
} as const;

export function transient(code: keyof typeof TRANSIENT, cause?: unknown): DeliveryError {
  const [message, remedy] = TRANSIENT[code];
  return new DeliveryError('transient', [code, message, remedy], cause);
}

/** What the partner said under its signature, in its own words. */
export function said(retry: 'transient' | 'final', words: Words): DeliveryError {
  return new DeliveryError(retry, words);
}

export function packageDiffers(): DeliveryError {
  return new DeliveryError('final', [
    'package-differs',
    'The package is not as long as it was said to be, or has another digest.',
    'Seal the package again.',
  ]);
}

export function addressUnusable(): DeliveryError {
  return new DeliveryError('final', [
    'partner-address-unusable',
    'The address on the partner’s card is not an https origin.',
    'Ask the partner for a corrected card.',
  ]);
}
