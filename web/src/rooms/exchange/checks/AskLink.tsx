import type { Partner } from '@foreland/model/partner';
import { ButtonLink, Focusable, Icon, Tooltip } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { SHARING_ROLES } from '../exchange.ts';
import { messages } from './messages.ts';

export interface AskLinkProps {
  readonly partner: Partner;
  readonly check: string;
  /** Place of the value among those of the check. */
  readonly value: number;
}

/** From a hit to a request that names it, for those who may ask. */
export function AskLink({ partner, check, value }: AskLinkProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  if (!SHARING_ROLES.includes(useSession().role))
    return (
      <Tooltip text={t('askLiaison')}>
        <Focusable>
          <span className="check-hint" role="note" aria-label={t('askLiaison')}>
            <Icon name="info" />
          </span>
        </Focusable>
      </Tooltip>
    );
  return (
    <ButtonLink
      size="small"
      to="/exchange"
      search={{ part: 'requests', item: 'new', to: partner, check, value: String(value) }}
    >
      {t('askPartner', { partner: codes.partner(partner) })}
    </ButtonLink>
  );
}
