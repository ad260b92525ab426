import { parseIdentifier } from '@foreland/model/identifiers';
import type { IdentifierClass, IdentifierHints } from '@foreland/model/identifiers';
import type { CheckClass } from './check-class.ts';
import { checkValue } from './check-value.ts';
import type { CheckValue } from './check-value.ts';
import { refusal } from './refusal.ts';

/** Identifiers that can be checked. Plates, addresses and wallets are not among the classes partners agreed on. */
const CLASS_OF: Partial<Readonly<Record<IdentifierClass, CheckClass>>> = {
  phone: 'tel',
  iban: 'iban',
  document: 'doc',
  'engine-serial': 'ser',
  cin: 'ser',
  vin: 'ser',
  imei: 'ser',
  handle: 'soc',
};

/** Kinds that share a class keep theirs in the value: a hull and an engine may bear the same number. */
function body(kind: IdentifierClass, checkClass: CheckClass, value: string): string {
  return checkClass === 'ser' ? `${kind}|${value}` : value;
}

/**
 * Value to check for an identifier as somebody wrote it. Its class is what it turns out to be: a WhatsApp address is a
 * telephone number. The country of a document is left out, for half of the records do not know it.
 * @throws ForelandError `check-identifier-unreadable`, `check-identifier-class`, `check-handle-without-platform`
 */
export function identifierValue(
  identifierClass: IdentifierClass,
  raw: string,
  hints?: IdentifierHints,
): CheckValue {
  const identifier = parseIdentifier(identifierClass, raw, hints);
  if (!identifier) {
    throw refusal(
      'identifier-unreadable',
      `What was given is no identifier of the kind ${identifierClass}.`,
      'Write the identifier in full; a telephone number with its country code.',
    );
  }
  const checkClass = CLASS_OF[identifier.class];
  if (checkClass === undefined) {
    throw refusal(
      'identifier-class',
      `Identifiers of the kind ${identifier.class} cannot be checked privately.`,
      `Ask with an ordinary request, or check one of: ${Object.keys(CLASS_OF).join(', ')}.`,
    );
  }
  if (checkClass === 'soc' && identifier.value.startsWith('@')) {
    throw refusal(
      'handle-without-platform',
      'The name of an account says nothing without the service it is on.',
      'Write the service too, such as telegram:name, or the address of the account.',
    );
  }
  const value = checkValue(checkClass, body(identifier.class, checkClass, identifier.value));
  if (!value) throw new RangeError('identifiers are shorter than this');
  return value;
}
