import { useMessages } from '../../i18n/index.ts';
import type { Agreement } from './matches.ts';
import { messages } from './messages.ts';

/** One sign each, so that a column of them reads without colour. */
const SIGNS: Readonly<Record<Agreement, string>> = {
  exact: '=',
  equivalent: '≡',
  close: '≈',
  partial: '⊂',
  swapped: '⇄',
  common: '∘',
  different: '≠',
  missing: '–',
};

/** How the values of a field agree: sign and word, or the sign alone where a word stands beside it. */
export function AgreementMark({
  agreement,
  isBare = false,
}: {
  readonly agreement: Agreement;
  readonly isBare?: boolean;
}) {
  const t = useMessages(messages);
  const word = t(`agreement.${agreement}`);
  return (
    <span className="agreement" data-agreement={agreement} title={t(`agreementText.${agreement}`)}>
      <span
        className="agreement-sign"
        role={isBare ? 'img' : undefined}
        {...(isBare ? { 'aria-label': word } : { 'aria-hidden': true })}
      >
        {SIGNS[agreement]}
      </span>
      {!isBare && word}
    </span>
  );
}
