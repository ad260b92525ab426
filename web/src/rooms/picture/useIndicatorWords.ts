import { useMessages } from '../../i18n/index.ts';
import type { Indicator } from './indicators.ts';
import { messages } from './messages.ts';

/** Name and rule of an indicator in the reader's language; one that this version does not know speaks for itself. */
export function useIndicatorWords({ id, basis }: Indicator): {
  readonly name: string;
  readonly basis: string;
} {
  const t = useMessages(messages);
  const known = (key: string, otherwise: string) =>
    Object.hasOwn(messages.en, key) ? t(key as 'title') : otherwise;
  return { name: known(`indicator.${id}`, id), basis: known(`basis.${id}`, basis) };
}
