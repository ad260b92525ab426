import { Argument, InvalidArgumentError, Option } from 'commander';
import { isCalendarDay } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';

/** Readers of option values: each refuses what is no value, in words for the person who wrote it. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  };
}

export function amount(text: string): number {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(number)) return number;
  throw new InvalidArgumentError('Write a number of 0 or more, such as 12 or 0.5.');
}

export function bits(text: string): number {
  const number = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Math.abs(number) <= 100) return number;
  throw new InvalidArgumentError('Write bits from -100 to 100, such as 2 or -1.5.');
}

export function day(text: string): string {
  if (isCalendarDay(text)) return text;
  throw new InvalidArgumentError('Write a day such as 2026-01-31.');
}

/** An instant, or a day that stands for its last moment in universal time. */
export function instant(text: string): string {
  if (isCalendarDay(text)) return `${text}T23:59:59.999Z`;
  const date = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(date.getTime())) return date.toISOString();
  throw new InvalidArgumentError('Write an instant such as 2026-01-31T12:00:00Z, or a day.');
}

/** Values separated by commas, each one of those allowed. */
export function listOf<T extends string>(allowed: readonly T[]): (text: string) => T[] {
  return (text) =>
    text.split(',').map((part) => {
      const value = part.trim();
      const found = allowed.find((each) => each.toLowerCase() === value.toLowerCase());
      if (found !== undefined) return found;
      throw new InvalidArgumentError(`“${value}” is none of: ${allowed.join(', ')}.`);
    });
}

export function partnerOption(description: string): Option {
  return new Option('--partner <partner>', description).choices(PARTNERS);
}

export function partnerArgument(description: string): Argument {
  return new Argument('<partner>', description).choices(PARTNERS);
}

export function limitOption(description: string, value: number): Option {
  return new Option('--limit <count>', description).argParser(wholeNumber(1, 100_000)).default(value);
}

/** As {@link limitOption} and {@link allOption} give them. */
export interface ListOptions {
  readonly limit: number;
  readonly all?: true;
}

export function allOption(what: string): Option {
  return new Option('--all', `all ${what}, however many there are`);
}

/** How many somebody wants to see. */
export function wantedOf({ limit, all }: ListOptions): number {
  return all ? Infinity : limit;
}
