/**
 * Legal category of the person whom a statement concerns (Law Enforcement Directive (EU) 2016/680 art. 6;
 * Europol Regulation (EU) 2016/794 art. 30 and annex II).
 */
export const SUBJECTS = [
  'suspect',
  'convicted',
  'likely-offender',
  'contact',
  'victim',
  'witness',
  'informant',
  'minor',
  'other',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Protected persons: their statements live in the protected partition and never reach an engine. */
export const PROTECTED_SUBJECTS: readonly Subject[] = ['victim', 'witness', 'informant', 'minor'];

export function isProtectedSubject(subject: Subject | undefined): boolean {
  return subject !== undefined && PROTECTED_SUBJECTS.includes(subject);
}

/** Categories of Directive (EU) 2016/680 art. 6 (a) and (b): a mere contact, or whoever has nothing to do with it, is nobody's lead. */
const OFFENDERS: readonly Subject[] = ['suspect', 'convicted', 'likely-offender'];

export function isOffender(subject: Subject | undefined): boolean {
  return subject !== undefined && OFFENDERS.includes(subject);
}
