import { LEVELS, PURPOSES, TLPS, isCalendarDay, parseLabel } from '@foreland/model/label';
import type { Level, Purpose, Tlp } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import type { Terms } from '@foreland/model/contract/imports';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { z } from 'zod';
import { day, listOf } from '../commands/options.ts';
import { wrongUsage } from '../exit.ts';
import { localDay } from '../render/table.ts';
import { readJsonObject } from './json-file.ts';

/** Who gave the data, on what basis and under which label, as the person wrote it. */
export interface TermsOptions {
  readonly title?: string;
  readonly source?: string;
  readonly legalBasis?: string;
  readonly received?: string;
  readonly grading?: string;
  readonly label?: string;
  readonly audience?: Partner[];
  readonly purposes?: Purpose[];
  readonly handling?: string;
  readonly tlp?: Tlp;
  readonly level?: Level;
  readonly reviewBy?: string;
}

/** What a label says where the person does not. Nobody is in the audience who was not named. */
const DEFAULTS = {
  purposes: ['cross-check', 'operational-analysis'],
  handling: ['H0'],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
} as const;
const YEARS_UNTIL_REVIEW = 3;

export function addTermsOptions(command: Command): Command {
  const group = 'Terms, for files that carry none of their own:';
  const options = [
    new Option('--title <text>', 'title of the contribution (default: name of the file)'),
    new Option('--source <name>', 'your own name for the register or operation'),
    new Option('--legal-basis <text>', 'on what basis you hold and share the data'),
    new Option('--received <day>', 'day on which you received it (default: today)').argParser(day),
    new Option('--grading <grade>', 'grade in your own scheme, such as 4x4/B/2'),
    new Option('--label <file>', 'access label as a JSON file; the options below change its members'),
    new Option('--audience <partners>', 'who may see it, separated by commas').argParser(listOf(PARTNERS)),
    new Option(
      '--purposes <purposes>',
      `for what it may be used (default: ${DEFAULTS.purposes.join(',')})`,
    ).argParser(listOf(PURPOSES)),
    new Option(
      '--handling <codes>',
      `handling codes, separated by commas (default: ${DEFAULTS.handling.join(',')})`,
    ),
    new Option('--tlp <colour>', `Traffic Light Protocol (default: ${DEFAULTS.tlp})`).choices(TLPS),
    new Option('--level <level>', `classification (default: ${DEFAULTS.level})`).choices(LEVELS),
    new Option(
      '--review-by <day>',
      `day by which it is looked at again (default: ${YEARS_UNTIL_REVIEW} years after it was received)`,
    ).argParser(day),
  ];
  for (const option of options) command.addOption(option.helpGroup(group));
  return command;
}

/** Flags among these options that were given. */
export function givenTerms(options: TermsOptions): string[] {
  const names = [
    'title',
    'source',
    'legalBasis',
    'received',
    'grading',
    'label',
    'audience',
    'purposes',
    'handling',
    'tlp',
    'level',
    'reviewBy',
  ] as const;
  return names
    .filter((name) => options[name] !== undefined)
    .map((name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
}

/**
 * Terms of a contribution.
 * @param name what it is called where no title is given
 * @throws CommandError with exit code 2 naming everything that is missing; ForelandError `label-invalid`.
 */
export async function termsOf(
  options: TermsOptions,
  partner: Partner,
  name: string,
): Promise<z.input<typeof Terms>> {
  const { source, legalBasis } = options;
  const receivedOn = options.received ?? localDay(new Date());
  const file = options.label === undefined ? {} : await readJsonObject(options.label);
  const missing = [
    ...(source === undefined ? ['--source'] : []),
    ...(legalBasis === undefined ? ['--legal-basis'] : []),
    ...(options.audience === undefined && file['audience'] === undefined ? ['--audience (or --label)'] : []),
  ];
  if (source === undefined || legalBasis === undefined || missing.length > 0) {
    throw wrongUsage(
      `This file does not say who gave it and who may see it: ${missing.join(', ')} missing.`,
      'Give them; see `foreland import --help`.',
    );
  }
  const label = parseLabel({
    originators: [partner],
    reviewBy: reviewDay(receivedOn),
    ...DEFAULTS,
    ...file,
    ...(options.audience === undefined ? {} : { audience: options.audience }),
    ...(options.purposes === undefined ? {} : { purposes: options.purposes }),
    ...(options.handling === undefined
      ? {}
      : { handling: options.handling.split(',').map((code) => code.trim()) }),
    ...(options.tlp === undefined ? {} : { tlp: options.tlp }),
    ...(options.level === undefined ? {} : { level: options.level }),
    ...(options.reviewBy === undefined ? {} : { reviewBy: options.reviewBy }),
  });
  const lists = {
    originators: [...label.originators],
    audience: [...label.audience],
    purposes: [...label.purposes],
    handling: [...label.handling],
  };
  return {
    title: options.title ?? name,
    source,
    legalBasis,
    receivedOn,
    grading: options.grading ?? '',
    label: { ...label, ...lists },
  };
}

function reviewDay(receivedOn: string): string {
  const later = `${Number(receivedOn.slice(0, 4)) + YEARS_UNTIL_REVIEW}${receivedOn.slice(4)}`;
  return isCalendarDay(later) ? later : later.replace(/-29$/, '-28');
}
