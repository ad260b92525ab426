import { PartnerChip } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { AskPartnerLink } from '../../exchange/AskPartnerLink.tsx';
import { messages } from '../messages.ts';
import { PartyLink } from '../PartyLink.tsx';
import type { Missing } from '../supply.ts';
import './MissingList.css';

/** Records named before the rest is counted. */
const FIRST = 4;

/** What nobody saw, what to ask, and whom. */
export function MissingList({ missing }: { readonly missing: readonly Missing[] }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { partner: own } = useSession();
  if (missing.length === 0) return <p className="soft">{t('nothingMissing')}</p>;
  return (
    <ul className="missing-list">
      {missing.map(({ kind, count, records, partners }) => {
        const asked = records.find(({ id }) => id.startsWith(`${own}:`));
        return (
          <li key={kind}>
            <p className="missing-what">
              <span>{t(`gap.${kind}`)}</span>
              <span className="numeric">{format.number(count)}</span>
            </p>
            <p className="soft">{t(`ask.${kind}`)}</p>
            {records.length > 0 && (
              <p className="party-links small">
                {records.slice(0, FIRST).map((record) => (
                  <PartyLink key={record.id} of={record} />
                ))}
                {records.length > FIRST && (
                  <span className="soft">{t('andMore', { count: records.length - FIRST })}</span>
                )}
              </p>
            )}
            <div className="missing-whom">
              {partners.length > 0 && (
                <span className="name-line small">
                  {t('askWhom')}
                  {partners.map((partner) => (
                    <PartnerChip key={partner} partner={partner} withText />
                  ))}
                </span>
              )}
              {asked && <AskPartnerLink record={asked.id} partner={own} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
