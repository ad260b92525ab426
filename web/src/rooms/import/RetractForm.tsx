import { useState } from 'react';
import { contract } from '../../api/client.ts';
import { useChange } from '../../api/query.ts';
import { Button, Checkbox, ErrorState, TextArea } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

const SHORTEST = 3;

/** Taking back asks for a reason and for a second, deliberate yes; it cannot be undone but by importing again. */
export function RetractForm({ contribution }: { readonly contribution: string }) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  const retract = useChange(contract.retractContribution, [
    contract.contributions,
    contract.search,
    contract.dossier,
    contract.statementsOf,
    contract.leads,
    contract.picture,
  ]);
  const isReady = reason.trim().length >= SHORTEST && isSure;
  return (
    <form
      className="retract-form"
      aria-label={t('retract')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) retract.mutate({ params: { contribution }, body: { reason: reason.trim() } });
      }}
    >
      <p className="soft small">{t('retractText')}</p>
      <TextArea
        label={t('reason')}
        help={t('reasonHelp')}
        value={reason}
        onChange={setReason}
        maxLength={1000}
        rows={2}
      />
      <Checkbox isSelected={isSure} onChange={setSure}>
        {t('retractSure')}
      </Checkbox>
      {retract.error && <ErrorState inline error={retract.error} />}
      <div>
        <Button variant="danger" type="submit" isDisabled={!isReady} isPending={retract.isPending}>
          {t('retract')}
        </Button>
      </div>
    </form>
  );
}
