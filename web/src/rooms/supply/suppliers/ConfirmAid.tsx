import { useQueryClient } from '@tanstack/react-query';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Section } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { ReasonedAction } from './ReasonedAction.tsx';

/** Answers that change at once when an association is confirmed or taken back. */
export const SHIELDED = [
  contract.supply,
  contract.supplyLots,
  contract.supplyUnplaced,
  contract.supplySuppliers,
  contract.supplyPairs,
  contract.supplyLot,
  contract.supplyFlows,
  contract.supplySeizures,
  contract.supplyExclusions,
  contract.aidAssociations,
  contract.proposedActions,
  contract.leads,
] as const;

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
  const client = useQueryClient();
  const confirm = useChange(contract.confirmAid, SHIELDED);
  return (
    <Section title={t('aidQuestion')}>
      <p className="small soft">{t('aidText')}</p>
      <ReasonedAction
        label={t('confirmAid')}
        icon="shield"
        question={t('aidReason', { name })}
        help={t('aidReasonHelp')}
        isPending={confirm.isPending}
        error={confirm.error}
        onConfirm={(reason) =>
          confirm.mutate(
            { body: { party, reason } },
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
          )
        }
      />
    </Section>
  );
}
