import { ForelandError } from '@foreland/model';

export function ownCardOffered(): ForelandError {
  return new ForelandError({
    code: 'card-own',
    message: 'This is the card of this node itself.',
    remedy: 'Give the card of the partner’s node.',
    status: 409,
  });
}

export function confirmationDiffers(): ForelandError {
  return new ForelandError({
    code: 'confirmation-differs',
    message: 'The other person confirmed this card on other terms.',
    remedy:
      'Agree up to which classification it is served and whether it replaces a card, then confirm again.',
    status: 409,
  });
}

export function keeperNeeded(): ForelandError {
  return new ForelandError({
    code: 'confirmation-needs-keeper',
    message: 'Of the two people who confirm a card, one keeps the directory of partners.',
    remedy: 'Let an administrator or a data-protection officer confirm it as the second person.',
    status: 403,
  });
}

export function revocationForeign(): ForelandError {
  return new ForelandError({
    code: 'revocation-foreign',
    message: 'The revocation is about a key of another partner.',
    remedy: 'Hand it in as a file where it came from that partner.',
    status: 403,
  });
}

export function cardMissing(): ForelandError {
  return new ForelandError({
    code: 'card-missing',
    message: 'This node has no card yet.',
    remedy: 'Start the node once; that makes its first card.',
    status: 409,
  });
}

export function proposalUnknown(): ForelandError {
  return new ForelandError({
    code: 'card-unknown',
    message: 'There is no such card to decide on.',
    remedy: 'Look at the list of partners again; somebody may have decided already.',
    status: 404,
  });
}
