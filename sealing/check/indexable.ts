import { SUBJECTS } from '@foreland/model/subject';
import type { Subject } from '@foreland/model/subject';
import type { CheckClass } from './check-class.ts';
import type { CheckValue } from './check-value.ts';
import { refusal } from './refusal.ts';

/**
 * Whose data a partner may learn to exist. Contacts, and whoever smugglers make use of or harm, are never in an index:
 * a hit must not make anybody a suspect who is none.
 */
export const INDEXED_SUBJECTS = [
  'suspect',
  'convicted',
  'likely-offender',
] as const satisfies readonly Subject[];

declare const indexable: unique symbol;

/** A value that may stand in an index, because of whom it is. */
export interface IndexableValue extends CheckValue {
  readonly [indexable]: true;
}

/**
 * The only way for a value into an index.
 * @param subject legal category of the person whom the statement with this value concerns
 * @throws ForelandError `check-subject` for every other category, and where there is none
 */
export function indexableValue(value: CheckValue, subject: Subject | undefined): IndexableValue {
  if (!(INDEXED_SUBJECTS as readonly (Subject | undefined)[]).includes(subject)) {
    const category = SUBJECTS.find((known) => known === subject) ?? 'without category';
    throw refusal(
      'subject',
      `Values of persons of the category “${category}” never enter an index.`,
      `Offer only values of: ${INDEXED_SUBJECTS.join(', ')}.`,
    );
  }
  return value as IndexableValue;
}

/** Texts of the values, each once. @throws ForelandError `check-class-mixed` */
export function textsOf(values: Iterable<CheckValue>, checkClass: CheckClass): string[] {
  const texts = new Set<string>();
  for (const value of values) {
    if (value.class !== checkClass || !value.text.startsWith(`${checkClass}|`)) {
      throw refusal(
        'class-mixed',
        `A value of another class is among those of ${checkClass}.`,
        'Check each class apart, against its own index.',
      );
    }
    texts.add(value.text);
  }
  return [...texts];
}
