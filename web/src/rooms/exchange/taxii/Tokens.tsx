import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  CopyButton,
  DateText,
  ErrorState,
  InPlaceForm,
  Section,
  TextField,
} from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';
import type { Collection } from './taxii.ts';

/** With what programs of the collection’s reader sign in. A token is shown once, when it is made. */
export function Tokens({
  collection,
  mayMake,
}: {
  readonly collection: Collection;
  readonly mayMake: boolean;
}) {
  const t = useMessages(messages);
  const [title, setTitle] = useState('');
  const [isTried, setTried] = useState(false);
  const make = useChange(contract.makeTaxiiToken, [contract.taxiiCollections]);
  const end = useChange(contract.endTaxiiToken, [contract.taxiiCollections]);
  const open = collection.tokens.filter(({ endedAt }) => endedAt === undefined);
  const error = make.error ?? end.error;

  function submit() {
    setTried(true);
    if (title.trim() === '' || make.isPending) return;
    make.mutate(
      { params: { collection: collection.id }, body: { title: title.trim() } },
      {
        onSuccess: () => {
          setTitle('');
          setTried(false);
        },
      },
    );
  }

  return (
    <Section title={t('tokens')}>
      {open.length === 0 && <p className="small soft">{t('noTokens')}</p>}
      <ul className="exchange-form">
        {open.map((token) => (
          <li key={token.id} className="exchange-actions">
            <bdi>{token.title}</bdi>
            <span className="small soft">
              {t('until')} <DateText value={token.expiresAt} />
            </span>
            <span className="small soft">
              {token.lastUsedAt === undefined ? (
                t('unused')
              ) : (
                <>
                  {t('lastUsed')} <DateText value={token.lastUsedAt} form="relative" />
                </>
              )}
            </span>
            {mayMake && (
              <Button
                variant="quiet"
                isPending={end.isPending}
                onPress={() => end.mutate({ params: { token: token.id } })}
              >
                {t('endToken')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayMake && (
        <InPlaceForm className="exchange-form" label={t('makeToken')} onSubmit={submit}>
          <TextField
            label={t('program')}
            help={t('programHelp')}
            value={title}
            onChange={setTitle}
            maxLength={200}
            problem={isTried && title.trim() === '' ? t('programNeeded') : undefined}
          />
          {error && <ErrorState inline error={error} />}
          {make.data && (
            <p role="status">
              {t('tokenOnce')}{' '}
              <bdi dir="ltr" translate="no" className="exchange-fingerprint">
                {make.data.token}
              </bdi>{' '}
              <CopyButton text={make.data.token} />
            </p>
          )}
          <span className="exchange-actions">
            <Button type="submit" isPending={make.isPending}>
              {t('makeToken')}
            </Button>
          </span>
        </InPlaceForm>
      )}
    </Section>
  );
}
