import { Button, Tag } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { OUTGOING_TONES, WATCHING_ROLES } from '../exchange.ts';
import type { PartProps } from '../exchange.ts';
import { messages } from './messages.ts';
import type { Delivery } from './requests.ts';

/** What became of the package that tells the other side, and the way to it. */
export function DeliveryMark({
  delivery,
  go,
}: {
  readonly delivery: Delivery;
  readonly go: PartProps['go'];
}) {
  const t = useMessages(messages);
  const { role } = useSession();
  return (
    <span className="request-delivery">
      <Tag tone={OUTGOING_TONES[delivery.state]}>{t(`delivery.${delivery.state}`)}</Tag>
      {WATCHING_ROLES.includes(role) && (
        <Button
          size="small"
          variant="quiet"
          icon="arrow-end"
          onPress={() => go({ part: 'outbox', item: delivery.package })}
        >
          {t('openPackage')}
        </Button>
      )}
    </span>
  );
}
