import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { PropertyTemplate } from './mapping.ts';

/** How values are read, in a few words: `date dd/MM/yyyy, split at ;`. */
export function useReadingWords({ transforms, split, kind, language }: PropertyTemplate): string {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const parts = transforms.flatMap((transform) => {
    switch (transform.type) {
      case 'trim':
        return [];
      case 'date':
        return [`${t('transform.date')} ${transform.formats.join(' | ')}`];
      case 'phone':
        return [t('phoneOf', { country: format.country(transform.country) })];
      case 'number':
        return [t(transform.decimal === '.' ? 'decimalPoint' : 'decimalComma')];
      default:
        return [t(`transform.${transform.type}`)];
    }
  });
  const all = [
    ...parts,
    ...(split === undefined ? [] : [t('splitAt', { split })]),
    ...(kind === undefined ? [] : [codes.kind(kind)]),
    ...(language && 'constant' in language ? [format.language(language.constant)] : []),
  ];
  return all.length === 0 ? t('asItStands') : all.join(', ');
}
