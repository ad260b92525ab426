import { DateRange, EvidenceFigure } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { PartyLink } from '../PartyLink.tsx';
import type { Passport } from '../supply.ts';

/** Who had pieces of the lot, and when. */
export function HolderList({ holders }: { readonly holders: Passport['holders'] }) {
  const t = useMessages(messages);
  if (holders.length === 0) return <p className="soft">{t('noHolders')}</p>;
  return (
    <ul className="line-list">
      {holders.map(({ party, part, from, to, statements }) => (
        <li key={party.id}>
          <PartyLink of={party} />
          <span className="soft">{t(`part.${part}`)}</span>
          {(from !== undefined || to !== undefined) && (
            <span className="small soft">
              <DateRange from={from} to={to} />
            </span>
          )}
          <span className="small">
            <EvidenceFigure statements={statements} title={party.caption}>
              {t('statementCount', { count: statements.length })}
            </EvidenceFigure>
          </span>
        </li>
      ))}
    </ul>
  );
}
