import { LEVELS } from '@foreland/model/label';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { Terms } from '../wizard/draft.ts';

/** Who will see it, for what, and what they may do with it, in plain words. */
export function LabelSentence({ label }: { readonly label: Terms['label'] }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  if (label.audience.length === 0 || label.purposes.length === 0) return <p>{t('sentence.nobody')}</p>;
  const partners = format.list(label.audience.map((partner) => codes.partner(partner)));
  const purposes = format.list(
    label.purposes.map((purpose) => codes.purpose(purpose)),
    'disjunction',
  );
  const sentences = [
    label.level === LEVELS[0]
      ? t('sentence.who', { partners, purposes })
      : t('sentence.whoCleared', { partners, purposes, level: codes.level(label.level) }),
    ...(label.tlp === 'red' ? [t('sentence.red')] : []),
    ...(label.handling.includes('H1') ? [t('sentence.H1')] : []),
    ...(label.handling.includes('H2') ? [t('sentence.H2')] : []),
    ...(label.reviewBy === '' ? [] : [t('sentence.review', { day: format.date(label.reviewBy) })]),
    t('sentence.protected'),
  ];
  return <p>{sentences.join(' ')}</p>;
}
