import { Link } from '@tanstack/react-router';
import { Identifier, Section } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { ReleaseScope } from '../exchange.ts';
import { messages } from '../messages.ts';
import { useOwnContributions } from './useOwnContributions.ts';

/** What was chosen, by name as far as the reader sees it. */
export function ScopeList({ scope }: { readonly scope: ReleaseScope }) {
  const t = useMessages(messages);
  if ('records' in scope)
    return (
      <Section title={t('records')}>
        <ul className="exchange-list">
          {scope.records.map((record) => (
            <li key={record}>
              <Link to="/records/$record" params={{ record }}>
                <Identifier value={record} />
              </Link>
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

function ContributionNames({ ids }: { readonly ids: readonly string[] }) {
  const { contributions } = useOwnContributions('all');
  return (
    <ul className="exchange-list">
      {ids.map((id) => (
        <li key={id}>
          <Link to="/import" search={{ contribution: id }}>
            <bdi>{contributions.find((one) => one.id === id)?.title ?? id}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}
