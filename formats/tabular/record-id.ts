import { contentId } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { EntityTemplate } from './mapping.ts';

/**
 * The record that a template makes from the text of its id columns, or nothing where they are all empty.
 * Text is escaped like the path of a URL (RFC 3986, section 2.1), so that different texts never give the
 * same id and none holds white space.
 */
export function templateRecordId(
  partner: Partner,
  template: EntityTemplate,
  texts: readonly string[],
): string | undefined {
  const parts = texts.map((text) => text.trim());
  if (parts.every((part) => part === '')) return undefined;
  const { id } = template;
  const local =
    'columns' in id ? parts.map(escape).join('/') : contentId(JSON.stringify([template.schema, ...parts]));
  return `${partner}:${id.prefix}${local}`;
}

function escape(text: string): string {
  return text.toWellFormed().replace(/[%/\s\p{C}]/gu, encodeURIComponent);
}
