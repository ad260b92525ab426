import { ForelandError, isCalendarDay, isPartner } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { ContributionHeader } from '../importer.ts';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import { CONTROL } from '../text/characters.ts';

export const FORELAND_VERSION = 1;

const TEXT_MEMBERS = { title: 300, source: 100, legalBasis: 500 } as const;
const MEMBERS: readonly string[] = [...Object.keys(TEXT_MEMBERS), 'partner', 'receivedOn', 'exercise'];

/**
 * Reads the first line of a Foreland file.
 * @throws ForelandError `header-missing`, `version-unsupported`, `header-invalid`, `contribution-partner`.
 */
export function parseHeader(value: JsonValue, allowed: Partner): ContributionHeader {
  if (!isJsonObject(value) || !Object.hasOwn(value, 'foreland')) {
    throw refuse(
      'header-missing',
      'The first line is not the header of a Foreland file.',
      'Begin the file with {"foreland":1,"contribution":{…}}.',
    );
  }
  if (value['foreland'] !== FORELAND_VERSION) {
    throw refuse(
      'version-unsupported',
      'This version of the Foreland format is not known.',
      `Export the file as version ${FORELAND_VERSION}.`,
      'foreland',
    );
  }
  const unknown = Object.keys(value).find((key) => key !== 'foreland' && key !== 'contribution');
  if (unknown !== undefined) throw invalid(unknown, 'is not a member of the header');
  const contribution = value['contribution'];
  if (!isJsonObject(contribution)) throw invalid('contribution', 'is missing or is not an object');
  const stranger = Object.keys(contribution).find((key) => !MEMBERS.includes(key));
  if (stranger !== undefined) throw invalid(`contribution.${stranger}`, 'is not a member of a contribution');
  const partner = contribution['partner'];
  if (!isPartner(partner)) throw invalid('contribution.partner', 'is not the code of a partner');
  if (partner !== allowed) {
    throw refuse(
      'contribution-partner',
      `The file is a contribution of ${partner}, but ${allowed} is contributing.`,
      `Only ${partner} may contribute this file; others receive it as a sealed package.`,
      'contribution.partner',
    );
  }
  const receivedOn = contribution['receivedOn'];
  if (typeof receivedOn !== 'string' || !isCalendarDay(receivedOn))
    throw invalid('contribution.receivedOn', 'must be a calendar day such as 2026-01-31');
  const exercise = contribution['exercise'] ?? false;
  if (typeof exercise !== 'boolean') throw invalid('contribution.exercise', 'must be true or false');
  return {
    partner,
    receivedOn,
    exercise,
    format: 'foreland',
    mapping: undefined,
    title: text(contribution, 'title'),
    source: text(contribution, 'source'),
    legalBasis: text(contribution, 'legalBasis'),
  };
}

function text(contribution: JsonObject, member: keyof typeof TEXT_MEMBERS): string {
  const value = contribution[member];
  const limit = TEXT_MEMBERS[member];
  if (typeof value !== 'string' || value.trim() === '' || value.length > limit || CONTROL.test(value)) {
    throw invalid(`contribution.${member}`, `must be text of 1 to ${limit} characters`);
  }
  return value;
}

function invalid(path: string, what: string): ForelandError {
  const shown = path.length > 80 ? `${path.slice(0, 80)}…` : path;
  return refuse('header-invalid', `“${shown}” ${what}.`, 'Correct the first line of the file.', shown);
}

function refuse(code: string, message: string, remedy: string, path?: string): ForelandError {
  return new ForelandError({
    code,
    message,
    remedy,
    place: { line: 1, ...(path !== undefined && { path }) },
  });
}
