import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, InPlaceForm, Section } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { TextFileField } from '../TextFileField.tsx';

/** For a package that travelled as a file: what the recipient's node signed when it took it in. */
export function HandInReceipt({ id }: { readonly id: string }) {
  const t = useMessages(messages);
  const [receipt, setReceipt] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const acknowledge = useChange(contract.acknowledgePackage, [
    contract.outbox,
    contract.partners,
    contract.recalls,
  ]);

  function submit() {
    setIncomplete(receipt.trim() === '');
    if (receipt.trim() === '' || acknowledge.isPending) return;
    acknowledge.mutate({ params: { package: id }, body: { receipt: receipt.trim() } });
  }

  return (
    <Section title={t('receipt')}>
      <InPlaceForm className="exchange-form" label={t('receipt')} onSubmit={submit}>
        <p className="soft">{t('receiptText')}</p>
        <TextFileField
          label={t('receiptField')}
          chooseLabel={t('chooseReceiptFile')}
          value={receipt}
          onChange={setReceipt}
          problem={isIncomplete && receipt.trim() === '' ? t('receiptNeeded') : undefined}
        />
        {acknowledge.error && <ErrorState inline error={acknowledge.error} />}
        <span className="exchange-actions">
          <Button type="submit" isPending={acknowledge.isPending}>
            {t('handInReceipt')}
          </Button>
        </span>
      </InPlaceForm>
    </Section>
  );
}
