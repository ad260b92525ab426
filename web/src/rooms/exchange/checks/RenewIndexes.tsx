import { isPartner } from '@foreland/model/partner';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, InPlaceForm, Select } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { usePartners } from '../partners/usePartners.ts';
import { messages } from './messages.ts';

const EVERY = 'every';

/** New indexes at once, such as when something was retracted that must not be found until the night. */
export function RenewIndexes({ isRenewing }: { readonly isRenewing: boolean }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const codes = useCodes();
  const { recipients } = usePartners();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>(EVERY);
  const renew = useChange(contract.renewCheckIndexes, [contract.checkIndexes, contract.outbox]);
  if (!isOpen)
    return (
      <p className="check-renew">
        <Button icon="refresh" size="small" isDisabled={isRenewing} onPress={() => setOpen(true)}>
          {t('renew')}
        </Button>
      </p>
    );

  function submit() {
    if (renew.isPending) return;
    const body = isPartner(chosen) ? { partner: chosen } : {};
    renew.mutate({ body }, { onSuccess: () => setOpen(false) });
  }

  return (
    <InPlaceForm
      className="exchange-form check-renew"
      label={t('renew')}
      onSubmit={submit}
      onCancel={() => setOpen(false)}
    >
      <p className="soft">{t('renewText')}</p>
      <Select
        autoFocus
        label={t('renewFor')}
        options={[
          { value: EVERY, label: t('everyPartner') },
          ...recipients.map(({ partner }) => ({ value: partner as string, label: codes.partner(partner) })),
        ]}
        value={chosen}
        onChange={setChosen}
      />
      {renew.error && <ErrorState inline error={renew.error} />}
      <span className="exchange-actions">
        <Button type="submit" variant="primary" isPending={renew.isPending}>
          {t('renewNow')}
        </Button>
        <Button variant="quiet" onPress={() => setOpen(false)}>
          {c('cancel')}
        </Button>
      </span>
    </InPlaceForm>
  );
}
