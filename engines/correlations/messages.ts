import { IDENTIFIER_CLASSES } from '@foreland/model/identifiers';
import { GENERIC_REASONS } from './generic.ts';
import { EXPLANATION_NAMES } from './innocent-explanations.ts';
import { PROPOSAL_MESSAGES } from './proposals.ts';

const PARTS = [
  'incomplete',
  'short',
  'checksum.passed',
  'checksum.failed',
  'partners',
  'one-contribution',
  'contributions',
  'records',
  'agreement',
  'unrelated-holders',
  'other-periods',
  'organisation',
];

/** Every key of the message catalogue that the engine uses, for whoever puts them into words. */
export const CORRELATION_MESSAGES: readonly string[] = [
  'correlations.title',
  'correlations.summary.several-partners',
  'correlations.summary.one-partner',
  ...IDENTIFIER_CLASSES.flatMap((identifierClass) => [
    `correlations.title.${identifierClass}`,
    `correlations.part.class.${identifierClass}`,
  ]),
  ...PARTS.map((part) => `correlations.part.${part}`),
  ...EXPLANATION_NAMES.map((name) => `correlations.innocent.${name}`),
  ...PROPOSAL_MESSAGES,
  'correlations.action.deconflict',
  'correlations.action.compare-records',
  ...GENERIC_REASONS.map((reason) => `correlations.generic.${reason}`),
];
