import { contract } from '../../../api/client.ts';
import { useAnswer, useChange } from '../../../api/query.ts';
import { Button, DateText, ErrorState, Section, Tag } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { KEEPING_ROLES, WATCHING_ROLES } from '../exchange.ts';
import type { PartnerNode } from '../exchange.ts';
import { Facts } from '../Facts.tsx';
import { messages } from '../messages.ts';

/** Whether this node and a partner agree on what the partner holds of it, and the way back where they do not. */
export function OrderOfReleases({ node }: { readonly node: PartnerNode }) {
  const { role } = useSession();
  return WATCHING_ROLES.includes(role) ? <Order node={node} /> : null;
}

function Order({ node: { partner } }: { readonly node: PartnerNode }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { role } = useSession();
  const { data, error } = useAnswer(contract.orders);
  const compare = useChange(contract.compareHoldings, [contract.orders, contract.outbox]);
  const begin = useChange(contract.beginAnew, [contract.orders, contract.outbox, contract.recalls]);
  const order = data?.orders.find((each) => each.partner === partner);
  if (error) return <ErrorState inline error={error} />;
  if (!order) return null;
  const { state, theirs, ours, saidAt, beginsAnew } = order;
  const isInStep = state === 'in-step';
  const failed = compare.error ?? begin.error;
  return (
    <Section title={t('order')}>
      <p>
        <Tag tone={isInStep ? 'good' : 'caution'}>
          {t(beginsAnew ? 'order.beginsAnew' : `order.${state}`)}
        </Tag>
      </p>
      <p className="soft">{t(`orderHelp.${state}`)}</p>
      <Facts
        facts={[
          [t('orderTheirs'), theirs === undefined ? undefined : format.number(theirs)],
          [t('orderOurs'), ours === undefined ? undefined : format.number(ours)],
          [t('orderSaid'), saidAt && <DateText key="said" value={saidAt} form="dateTime" />],
        ]}
      />
      {failed && <ErrorState inline error={failed} />}
      <span className="exchange-actions">
        <Button
          icon="refresh"
          isPending={compare.isPending}
          onPress={() => compare.mutate({ params: { partner } })}
        >
          {t('orderCompare')}
        </Button>
        {KEEPING_ROLES.includes(role) && !isInStep && (
          <Button isPending={begin.isPending} onPress={() => begin.mutate({ params: { partner } })}>
            {t('orderBegin')}
          </Button>
        )}
        <span role="status" className="soft">
          {compare.isSuccess ? t('orderAsked') : ''}
        </span>
      </span>
      {KEEPING_ROLES.includes(role) && !isInStep && <p className="faint small">{t('orderBeginHelp')}</p>}
    </Section>
  );
}
