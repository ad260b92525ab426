import { useFormat, useMessages } from '../../../i18n/index.ts';
import { percentOf } from '../likelihood.ts';
import type { Model } from '../matches.ts';
import { messages } from '../messages.ts';

/** From which probability on a person is asked, and from which the machine joins by itself. */
export function Policy({ policy: { review, automatic } }: { readonly policy: Model['policy'] }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <div className="policy">
      <div className="policy-scale" aria-hidden="true">
        <span data-zone="below" style={{ flexGrow: review }} />
        <span data-zone="review" style={{ flexGrow: automatic - review }} />
        <span data-zone="automatic" style={{ flexGrow: Math.max(0.015, 1 - automatic) }} />
      </div>
      <ul className="policy-words">
        <li data-zone="below">{t('policyBelow', { review: percentOf(review, format) })}</li>
        <li data-zone="review">
          {t('policyReview', { review: percentOf(review, format), automatic: percentOf(automatic, format) })}
        </li>
        <li data-zone="automatic">{t('policyAutomatic', { automatic: percentOf(automatic, format) })}</li>
      </ul>
    </div>
  );
}
