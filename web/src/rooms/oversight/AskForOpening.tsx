import { ButtonLink } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useSession } from '../../shell/session.tsx';
import { messages } from './messages.ts';
import { ASKING_ROLES } from './opening.ts';
import './Oversight.css';

/**
 * The way on from a record that is not in the view. It shows whatever the reason is, so it tells nobody that there is a
 * protected record.
 */
export function AskForOpening({ record }: { readonly record: string }) {
  const t = useMessages(messages);
  const { role } = useSession();
  if (!ASKING_ROLES.includes(role)) return null;
  return (
    <div className="ask-for-opening">
      <p>{t('mayBeProtected')}</p>
      <ButtonLink to="/oversight" search={{ ask: record }} icon="oversight">
        {t('ask')}
      </ButtonLink>
    </div>
  );
}
