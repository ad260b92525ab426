import { inject } from 'vitest';

/** The day for which furnished nodes hold the exercise, and on which their clocks begin. */
const BEGINS = Date.parse('2026-11-26T09:30:00.000Z');

/**
 * The clock of furnished nodes: it goes as clocks go, from the same moment in every run, so that what is tested does not
 * depend on the day of the test.
 */
export function exerciseClock(): Date {
  return new Date(BEGINS + Date.now() - inject('began'));
}
