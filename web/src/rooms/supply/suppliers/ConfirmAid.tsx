import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, InPlaceForm, Section, TextArea } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import './suppliers.css';

/** Answers that change at once when an association is confirmed or taken back. */
export const SHIELDED = [
  contract.supply,
  contract.supplyLot,
  contract.supplyFlows,
  contract.supplySeizures,
  contract.supplyExclusions,
  contract.aidAssociations,
  contract.proposedActions,
  contract.leads,
] as const;

const SHORTEST_REASON = 3;

/** People say that a party is an association of aid or rescue, and why; it then is in no lot and no lead. */
export function ConfirmAid({
  party,
  name,
  onConfirmed,
}: {
  readonly party: string;
  readonly name: string;
  readonly onConfirmed: () => void;
}) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const [reason, setReason] = useState<string>();
  const [isTried, setTried] = useState(false);
  const client = useQueryClient();
  const confirm = useChange(contract.confirmAid, SHIELDED);
  const isShort = (reason ?? '').trim().length < SHORTEST_REASON;
  const submit = () => {
    setTried(true);
    if (reason !== undefined && !isShort)
      confirm.mutate(
        { body: { party, reason: reason.trim() } },
        {
          onSuccess: () => {
            // There is no such card any more: it is not asked for again here, and not shown from memory elsewhere.
            void client.invalidateQueries({
              queryKey: [contract.supplySupplier.id],
              refetchType: 'none',
            });
            onConfirmed();
          },
        },
      );
  };
  return (
    <Section title={t('aidQuestion')}>
      <p className="small soft">{t('aidText')}</p>
      {reason === undefined ? (
        <div>
          <Button size="small" icon="shield" onPress={() => setReason('')}>
            {t('confirmAid')}
          </Button>
        </div>
      ) : (
        <InPlaceForm
          className="reason-form"
          label={t('confirmAid')}
          onSubmit={submit}
          onCancel={() => setReason(undefined)}
        >
          <TextArea
            label={t('aidReason', { name })}
            help={t('aidReasonHelp')}
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={setReason}
            autoFocus
            isRequired
            problem={isTried && isShort ? t('reasonMissing') : undefined}
          />
          {confirm.error && <ErrorState inline error={confirm.error} />}
          <div className="supply-actions">
            <Button type="submit" variant="primary" isPending={confirm.isPending}>
              {t('confirmAid')}
            </Button>
            <Button variant="quiet" onPress={() => setReason(undefined)}>
              {c('cancel')}
            </Button>
          </div>
        </InPlaceForm>
      )}
    </Section>
  );
}
