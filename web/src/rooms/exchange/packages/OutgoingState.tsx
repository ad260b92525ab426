import { Tag } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { OUTGOING_TONES } from '../exchange.ts';
import type { Outgoing } from '../exchange.ts';
import { messages } from '../messages.ts';

export function OutgoingState({ state }: Pick<Outgoing, 'state'>) {
  const t = useMessages(messages);
  return <Tag tone={OUTGOING_TONES[state]}>{t(`out.${state}`)}</Tag>;
}
