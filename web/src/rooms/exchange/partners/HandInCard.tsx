import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, InPlaceForm, PaneBody, PaneHead, Section } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { messages } from '../messages.ts';
import { TextFileField } from '../TextFileField.tsx';
import { RevokeForm } from './RevokeForm.tsx';

/** The card of a partner's node, or the revocation of one, as the partner gave it. */
export function HandInCard({ go }: Pick<PartProps, 'go'>) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const codes = useCodes();
  const [card, setCard] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const offer = useChange(contract.offerCard, [contract.partners]);

  function submit() {
    setIncomplete(card.trim() === '');
    if (card.trim() !== '' && !offer.isPending) offer.mutate({ body: { card: card.trim() } });
  }

  return (
    <>
      <PaneHead title={t('handInCard')} />
      <PaneBody>
        <InPlaceForm
          className="exchange-form"
          label={t('handInCard')}
          onSubmit={submit}
          onCancel={() => go({ part: 'partners' })}
        >
          <p>{t('handInCardText')}</p>
          <TextFileField
            autoFocus
            label={t('card')}
            help={t('cardHelp')}
            chooseLabel={t('chooseCardFile')}
            value={card}
            onChange={setCard}
            problem={isIncomplete && card.trim() === '' ? t('cardNeeded') : undefined}
          />
          {offer.error && <ErrorState inline error={offer.error} />}
          {offer.data && (
            <p role="status">
              {t(offer.data.outcome === 'accepted' ? 'cardAccepted' : 'cardProposed', {
                partner: codes.partner(offer.data.partner),
              })}
            </p>
          )}
          <span className="exchange-actions">
            {offer.data ? (
              <Button variant="primary" onPress={() => go({ part: 'partners', item: offer.data.digest })}>
                {t('openCard')}
              </Button>
            ) : (
              <Button type="submit" variant="primary" isPending={offer.isPending}>
                {t('send')}
              </Button>
            )}
            <Button variant="quiet" onPress={() => go({ part: 'partners' })}>
              {offer.data ? c('close') : c('cancel')}
            </Button>
          </span>
        </InPlaceForm>
        <Section title={t('revoke')}>
          <RevokeForm />
        </Section>
      </PaneBody>
    </>
  );
}
