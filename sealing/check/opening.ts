import { canonicalJson } from '@foreland/model/canonical';
import { isPartner } from '@foreland/model/partner';
import { PADDING_TEXT, isBatchSize } from './batch.ts';
import { fromHex, piece, sameBytes, toHex, utf8 } from './bytes.ts';
import { isCheckClass } from './check-class.ts';
import { ELEMENT_BYTES, SCALAR_BYTES, isScalar } from './group.ts';
import { refusal, unreadable } from './refusal.ts';
import { decodeRequest, refuseReason } from './request.ts';
import type { CheckReason, CheckRequest } from './request.ts';
import { isEpoch, isScope, sameScope } from './scope.ts';
import type { CheckScope } from './scope.ts';
import { VOPRF } from './suite.ts';

export const OPENING_FORMAT = 'foreland-check-opening/1';

/** One element of a request, opened. */
export interface OpenedSlot {
  /** The value x, or `pad|`. */
  readonly value: string;
  /** The blind r, 32 bytes in lower-case hexadecimal. */
  readonly blind: string;
}

/**
 * What the asking partner keeps of a check, encrypted to its data-protection officer: with it, and with the request as
 * the asked partner logged it, an auditor sees exactly what was asked. No other values fit the same request: they would
 * need the discrete logarithm between two hashed values.
 */
export interface CheckOpening extends CheckScope, CheckReason {
  readonly format: typeof OPENING_FORMAT;
  /** Of the request. */
  readonly id: string;
  /** In the order of the elements. */
  readonly slots: readonly OpenedSlot[];
}

/** Where an audit ends: what was asked, and why. */
export interface AuditedCheck {
  readonly request: CheckRequest;
  /** Every value that was asked for, sorted. */
  readonly values: readonly string[];
  /** Elements that asked for nothing. */
  readonly padding: number;
}

export function openingBytes(opening: CheckOpening): Uint8Array {
  return utf8(canonicalJson({ ...opening, slots: opening.slots.map((slot) => ({ ...slot })) }));
}

function parseSlot(slot: unknown): OpenedSlot {
  if (typeof slot !== 'object' || slot === null) throw unreadable('opening', 'a slot of it is none');
  const { value, blind } = slot as Record<string, unknown>;
  const scalar = fromHex(blind, SCALAR_BYTES);
  if (typeof value !== 'string' || typeof blind !== 'string' || !scalar || !isScalar(scalar)) {
    throw unreadable('opening', 'a slot of it is none');
  }
  return Object.freeze({ value, blind });
}

/** @throws ForelandError `check-unreadable`, `check-reason` */
export function parseOpening(bytes: Uint8Array): CheckOpening {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw unreadable('opening', 'it is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null) throw unreadable('opening', 'it is not an object');
  const opening = parsed as Record<string, unknown>;
  const {
    asked,
    asking,
    class: checkClass,
    epoch,
    case: caseReference,
    purpose,
    officer,
    id,
    slots,
  } = opening;
  if (
    opening.format !== OPENING_FORMAT ||
    !isPartner(asked) ||
    !isPartner(asking) ||
    !isCheckClass(checkClass) ||
    !isEpoch(epoch) ||
    !isScope({ asked, asking, class: checkClass, epoch }) ||
    typeof caseReference !== 'string' ||
    typeof purpose !== 'string' ||
    typeof officer !== 'string' ||
    typeof id !== 'string' ||
    !fromHex(id, 32) ||
    !Array.isArray(slots) ||
    !isBatchSize(slots.length)
  ) {
    throw unreadable('opening', 'a member of it is out of bounds');
  }
  const reason = { case: caseReference, purpose, officer };
  refuseReason(reason);
  return Object.freeze({
    format: OPENING_FORMAT,
    ...reason,
    asked,
    asking,
    class: checkClass,
    epoch,
    id,
    slots: Object.freeze(slots.map(parseSlot)),
  });
}

function doesNotFit(why: string): Error {
  return refusal(
    'opening-does-not-fit',
    `The opening is not that of this request: ${why}.`,
    'Look for the opening with the id of the request; where there is none, the check cannot be accounted for.',
    409,
  );
}

/**
 * Recomputes every element from the opening.
 * @param request as it was sent, from the log of either partner
 * @throws ForelandError `check-opening-does-not-fit`, naming the first element that differs; `check-unreadable`
 */
export function auditOpening(opening: CheckOpening, request: Uint8Array): AuditedCheck {
  const { request: sent, elements } = decodeRequest(request);
  if (sent.id !== opening.id) throw doesNotFit('it names another request');
  if (!sameScope(sent, opening)) throw doesNotFit('it names other partners, another class or another epoch');
  const same =
    sent.case === opening.case && sent.purpose === opening.purpose && sent.officer === opening.officer;
  if (!same) throw doesNotFit('it names another case, purpose or officer');
  if (sent.count !== opening.slots.length) throw doesNotFit('it has another number of elements');
  for (const [at, { value, blind }] of opening.slots.entries()) {
    const element = VOPRF.blind(utf8(value), fromHex(blind, SCALAR_BYTES) ?? new Uint8Array());
    if (!sameBytes(element, piece(elements, at, ELEMENT_BYTES)))
      throw doesNotFit(`element ${at + 1} differs`);
  }
  const values = opening.slots.map(({ value }) => value).filter((value) => value !== PADDING_TEXT);
  return Object.freeze({
    request: sent,
    values: Object.freeze(values.sort()),
    padding: sent.count - values.length,
  });
}

/** For the asker, once elements are blinded. */
export function openingOf(
  request: CheckScope & CheckReason,
  id: string,
  inputs: readonly string[],
  scalars: Uint8Array,
): CheckOpening {
  const { asked, asking, class: checkClass, epoch, case: caseReference, purpose, officer } = request;
  return Object.freeze({
    format: OPENING_FORMAT,
    asked,
    asking,
    class: checkClass,
    epoch,
    case: caseReference,
    purpose,
    officer,
    id,
    slots: Object.freeze(
      inputs.map((value, at) => Object.freeze({ value, blind: toHex(piece(scalars, at, SCALAR_BYTES)) })),
    ),
  });
}
