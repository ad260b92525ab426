import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, InPlaceForm } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { TextFileField } from '../TextFileField.tsx';

/** A revocation says itself whose key it is about. */
export function RevokeForm() {
  const t = useMessages(messages);
  const [revocation, setRevocation] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const revoke = useChange(contract.revokeCard, [contract.partners]);

  function submit() {
    setIncomplete(revocation.trim() === '');
    if (revocation.trim() === '' || revoke.isPending) return;
    revoke.mutate({ body: { revocation: revocation.trim() } }, { onSuccess: () => setRevocation('') });
  }

  return (
    <InPlaceForm className="exchange-form" label={t('revoke')} onSubmit={submit}>
      <p className="soft">{t('revokeText')}</p>
      <TextFileField
        label={t('revocation')}
        chooseLabel={t('chooseFile')}
        value={revocation}
        onChange={setRevocation}
        problem={isIncomplete && revocation.trim() === '' ? t('revocationNeeded') : undefined}
      />
      {revoke.error && <ErrorState inline error={revoke.error} />}
      {revoke.isSuccess && <p role="status">{t('node.revoked')}</p>}
      <span className="exchange-actions">
        <Button type="submit" variant="danger" isPending={revoke.isPending}>
          {t('revokeCard')}
        </Button>
      </span>
    </InPlaceForm>
  );
}
