import { ButtonLink } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useSession } from '../../shell/session.tsx';
import { SHARING_ROLES } from './exchange.ts';
import { messages } from './requests/messages.ts';

/** From a record to a request for information about it, for those who may ask partners. */
export function AskPartnerLink({
  record,
  partner: of,
}: {
  readonly record: string;
  readonly partner: string;
}) {
  const t = useMessages(messages);
  const { role, partner, node } = useSession();
  if (!SHARING_ROLES.includes(role) || partner !== node.partner || of !== partner) return null;
  return (
    <ButtonLink to="/exchange" search={{ part: 'requests', item: 'new', record }} icon="help">
      {t('askPartner')}
    </ButtonLink>
  );
}
