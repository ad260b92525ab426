import { ButtonLink } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { ASKING_ROLES } from './check.ts';
import { messages } from './messages.ts';

/** From a record to the writing of a check of what it holds, for those who may ask. */
export function CheckLink({ record }: { readonly record: string }) {
  const t = useMessages(messages);
  const { role, partner, node } = useSession();
  if (!ASKING_ROLES.includes(role) || partner !== node.partner) return null;
  return (
    <ButtonLink to="/exchange" search={{ part: 'checks', item: 'new', record }} icon="search">
      {t('checkWithPartners')}
    </ButtonLink>
  );
}
