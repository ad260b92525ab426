import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, Checkbox, ErrorState, InPlaceForm, Section } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';

/** New keys of the own node; the old one signs the card that says so, and partners take it by themselves. */
export function RotateKeys() {
  const t = useMessages(messages);
  const format = useFormat();
  const [isSure, setSure] = useState(false);
  const rotate = useChange(contract.rotateKeys, [contract.partners, contract.ownCard]);

  function submit() {
    if (isSure && !rotate.isPending) rotate.mutate({}, { onSuccess: () => setSure(false) });
  }

  return (
    <Section title={t('rotateKeys')}>
      <InPlaceForm className="exchange-form" label={t('rotateKeys')} onSubmit={submit}>
        <p className="soft">{t('rotateText')}</p>
        <Checkbox isSelected={isSure} onChange={setSure} help={t('rotateSureHelp')}>
          {t('rotateSure')}
        </Checkbox>
        {rotate.error && <ErrorState inline error={rotate.error} />}
        {rotate.data && <p role="status">{t('rotated', { number: format.number(rotate.data.serial) })}</p>}
        <span className="exchange-actions">
          <Button type="submit" isDisabled={!isSure} isPending={rotate.isPending}>
            {t('rotateNow')}
          </Button>
        </span>
      </InPlaceForm>
    </Section>
  );
}
