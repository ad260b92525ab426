import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { Section } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { RecordLink } from '../../dossier/RecordLink.tsx';
import type { ReleaseScope } from '../exchange.ts';
import { messages } from '../messages.ts';

/** What was chosen, by name as far as the reader sees it. */
export function ScopeList({ scope }: { readonly scope: ReleaseScope }) {
  const t = useMessages(messages);
  if ('records' in scope)
    return (
      <Section title={t('records')}>
        <ul className="exchange-list">
          {scope.records.map((record) => (
            <li key={record}>
              <RecordRef record={record} />
            </li>
          ))}
        </ul>
      </Section>
    );
  if ('contributions' in scope)
    return (
      <Section title={t('contributions')}>
        <ContributionNames ids={scope.contributions} />
      </Section>
    );
  return null;
}
