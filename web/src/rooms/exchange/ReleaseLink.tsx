import { ButtonLink } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useSession } from '../../shell/session.tsx';
import { messages } from './messages.ts';
import { SHARING_ROLES } from './exchange.ts';

/** From an own record to the writing of a release that begins with it, for those who may propose one. */
export function ReleaseLink({ record, partner: of }: { readonly record: string; readonly partner: string }) {
  const t = useMessages(messages);
  const { role, partner, node } = useSession();
  if (!SHARING_ROLES.includes(role) || partner !== node.partner || of !== partner) return null;
  return (
    <ButtonLink to="/exchange" search={{ part: 'releases', item: 'new', record }} icon="exchange">
      {t('releaseRecord')}
    </ButtonLink>
  );
}
