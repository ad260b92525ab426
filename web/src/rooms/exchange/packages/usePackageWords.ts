import { useMemo } from 'react';
import type { Format } from '../../../i18n/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { exchange as english } from '../../../i18n/en/exchange.ts';
import type { Outgoing } from '../exchange.ts';
import { messages } from '../messages.ts';

/** Words for kinds of packages and for what they change; a code that this version does not know stays as it came. */
export function usePackageWords() {
  const t = useMessages(messages);
  const format = useFormat();
  return useMemo(() => {
    const word = (key: string, code: string) =>
      Object.hasOwn(english, key) ? t(key as 'kind.release') : code;
    return {
      kind: (kind: string) => word(`kind.${kind}`, kind),
      /** What a package changes, without what it does not: `Records 12, Statements 40`. */
      changes: (about: Outgoing['about']) =>
        inOrder(about)
          .filter(([, value]) => value !== 0 && value !== false && value !== '')
          .map(([name, value]) => [word(`about.${name}`, name), ...written(value, format)].join(' '))
          .join(', '),
    };
  }, [t, format]);
}

/** As they are written in the messages; what is not known there comes last. */
const ORDER = Object.keys(english).filter((key) => key.startsWith('about.'));

function inOrder(about: Outgoing['about']): readonly (readonly [string, string | number | boolean])[] {
  const place = (name: string): number => {
    const found = ORDER.indexOf(`about.${name}`);
    return found < 0 ? ORDER.length : found;
  };
  return Object.entries(about).sort(([a], [b]) => place(a) - place(b));
}

/** What is so needs no further word. */
function written(value: number | string | boolean, format: Format): readonly string[] {
  if (value === true) return [];
  return [typeof value === 'number' ? format.number(value) : String(value)];
}
