import { isA, isPersonal } from '@foreland/model';
import type { Label, Subject } from '@foreland/model';
import type { LossCounter } from './loss.ts';

/**
 * The label for what stands beside a protected person in a source: not only the person, but also the
 * documents, addresses and links that would point to the person.
 */
export function protectedLabel(label: Label): Label {
  if (label.protected) return label;
  let guarded = protectedLabels.get(label);
  if (!guarded) {
    guarded = Object.freeze({ ...label, protected: true });
    protectedLabels.set(label, guarded);
  }
  return guarded;
}

/** One object for each label, so that those who intern labels by identity see one. */
const protectedLabels = new WeakMap<Label, Label>();

/** The category for a record of a format that carries none: what the contributor stated, or `other`. */
export function statedSubject(
  schema: string,
  stated: Subject | undefined,
  losses: LossCounter,
  record: string,
): Subject | undefined {
  if (!isPersonal(schema)) return undefined;
  if (stated !== undefined) return stated;
  if (!isA(schema, 'Person')) return undefined;
  losses.add(
    'legal category of persons',
    'the format carries none and none was stated; recorded as “other”',
    record,
  );
  return 'other';
}
