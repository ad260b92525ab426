import type { Grading } from '@foreland/model/grading';
import type { Label, Level, Purpose, Tlp } from '@foreland/model/label';
import type { DropReason, LeadStatus, Outcome } from '@foreland/model/lead';
import type { Partner } from '@foreland/model/partner';
import type { Kind } from '@foreland/model/statement';
import type { Subject } from '@foreland/model/subject';
import type { Role } from '@foreland/model/view';
import { useMemo } from 'react';
import { catalogue } from './catalogue.ts';
import { codes as de } from './de/codes.ts';
import { codes as en } from './en/codes.ts';
import { codes as fr } from './fr/codes.ts';
import { codes as nl } from './nl/codes.ts';
import { useMessages } from './useMessages.tsx';
import type { Translate } from './useMessages.tsx';

export const codes = catalogue({ en, fr, de, nl });

const SCHEMES: Readonly<Record<Grading['scheme'], string>> = {
  '4x4': '4×4',
  '3x5x2': '3×5×2',
  admiralty: 'Admiralty',
};

/** Codes of the model in the reader's language: `useCodes().purpose('strategic')`. */
export function useCodes() {
  const t = useMessages(codes);
  return useMemo(() => codeWords(t), [t]);
}

type Marked = Pick<Label, 'originators' | 'tlp' | 'level'> & { readonly handling: readonly string[] };

function codeWords(t: Translate<typeof en>) {
  /** A code that this version does not know stays as it came. */
  const word = (key: string, code: string) => (Object.hasOwn(en, key) ? t(key as 'protected') : code);
  return {
    partner: (partner: Partner) => t(`partner.${partner}`),
    role: (role: Role) => t(`role.${role}`),
    purpose: (purpose: Purpose) => t(`purpose.${purpose}`),
    tlp: (tlp: Tlp) => t(`tlp.${tlp}`),
    level: (level: Level) => t(`level.${level}`),
    kind: (kind: Kind) => t(`kind.${kind}`),
    subject: (subject: Subject) => t(`subject.${subject}`),
    status: (status: LeadStatus) => t(`status.${status}`),
    outcome: (outcome: Outcome) => t(`outcome.${outcome}`),
    dropReason: (reason: DropReason) => t(`reason.${reason}`),
    handling: (code: string) => word(`handling.${code}`, code),
    protectedText: () => t('protected'),
    /** The marking of a document, in one line. */
    marking: ({ originators, tlp, handling, level }: Marked) =>
      [t(`level.${level}`), `TLP:${tlp.toUpperCase()}`, handling.join(' '), originators.join(' ')]
        .filter((part) => part !== '')
        .join(' · '),
    grading: ({ scheme, source, information, handling }: Grading) =>
      [
        `${SCHEMES[scheme]} ${source}${information}${handling ?? ''}`,
        word(`grading.${scheme}.source.${source}`, source),
        word(`grading.${scheme}.information.${information}`, information),
        ...(handling ? [word(`grading.${scheme}.handling.${handling}`, handling)] : []),
      ].join('; '),
  };
}
