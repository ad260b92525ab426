import { Link } from '@tanstack/react-router';
import { DateText, PaneBody, PartnerChip, Tag } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import type { Dossier } from './dossier.ts';
import { messages } from './messages.ts';
import '../shared.css';

/** Where the statements came from: who gave them, when, and on what legal basis. */
export function ContributionsTab({ contributions }: { readonly contributions: Dossier['contributions'] }) {
  const t = useMessages(messages);
  return (
    <PaneBody>
      <ul className="contribution-list">
        {contributions.map((contribution) => (
          <li key={contribution.id}>
            <div className="record-what">
              <PartnerChip partner={contribution.partner} />
              <Link to="/import" search={{ contribution: contribution.id }}>
                <bdi>{contribution.title}</bdi>
              </Link>
              {contribution.exercise && <Tag>{t('exercise')}</Tag>}
            </div>
            <dl className="fact-list small">
              <div>
                <dt>{t('column.source')}</dt>
                <dd>
                  <bdi>{contribution.source}</bdi>
                </dd>
              </div>
              <div>
                <dt>{t('receivedOn')}</dt>
                <dd>
                  <DateText value={contribution.receivedOn} />
                </dd>
              </div>
              <div>
                <dt>{t('legalBasis')}</dt>
                <dd>
                  <bdi>{contribution.legalBasis}</bdi>
                </dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </PaneBody>
  );
}
