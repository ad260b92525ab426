import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { contract } from '../../api/client.ts';
import { answer } from '../../api/query.ts';
import { ButtonLink, PartnerChips, ScoreBar, useEvidence } from '../../design/index.ts';
import { useEngineText } from '../../i18n/engines.ts';
import { useCodes, useMessages } from '../../i18n/index.ts';
import { WaitingRequests } from '../exchange/WaitingRequests.tsx';
import { LeadTitle } from '../leads/LeadTitle.tsx';
import type { LeadSummary } from '../leads/leads.ts';
import { messages } from './messages.ts';
import { ROVING, useRoving } from './useRoving.ts';

export interface InboxProps {
  readonly mine: readonly LeadSummary[];
  readonly leads: readonly LeadSummary[];
}

/** The reader's own open leads, then the strongest that nobody of them has. */
export function Inbox({ mine, leads }: InboxProps) {
  const t = useMessages(messages);
  const others = leads.filter(({ id }) => !mine.some((own) => own.id === id));
  const roving = useRoving(mine.length + others.length);
  const max = Math.max(1, ...[...mine, ...others].map(({ score }) => score));
  return (
    <section className="picture-part picture-inbox" aria-label={t('inbox')} data-part="inbox">
      <header className="picture-part-head">
        <h2>{t('inbox')}</h2>
        <span className="spring" />
        <ButtonLink to="/leads" size="small" variant="quiet" icon="arrow-end">
          {t('allLeads')}
        </ButtonLink>
      </header>
      <WaitingRequests />
      <div className="picture-scroll" {...roving.list}>
        <h3>{t('mine')}</h3>
        {mine.length === 0 ? (
          <p className="picture-none">{t('mineNone')}</p>
        ) : (
          <ul>
            {mine.map((lead, index) => (
              <li key={lead.id}>
                <InboxLine lead={lead} max={max} tabIndex={roving.tabIndex(index)} />
              </li>
            ))}
          </ul>
        )}
        <h3>{t('strongest')}</h3>
        {others.length === 0 ? (
          <p className="picture-none">{t('strongestNone')}</p>
        ) : (
          <ul>
            {others.map((lead, index) => (
              <li key={lead.id}>
                <InboxLine lead={lead} max={max} tabIndex={roving.tabIndex(mine.length + index)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

interface InboxLineProps {
  readonly lead: LeadSummary;
  readonly max: number;
  readonly tabIndex: 0 | -1;
}

function InboxLine({ lead, max, tabIndex }: InboxLineProps) {
  const client = useQueryClient();
  const evidence = useEvidence();
  const engineText = useEngineText();
  const codes = useCodes();

  // A line holds no statement ids; they are asked for when somebody wants to see them.
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'e' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    void client
      .ensureQueryData(answer(contract.lead, { params: { lead: lead.id } }))
      .then((detail) => evidence.open({ statements: detail.evidence, title: engineText(detail.title) }));
  }

  return (
    <Link
      {...ROVING}
      to="/leads"
      search={{ lead: lead.id }}
      className="inbox-line"
      tabIndex={tabIndex}
      onKeyDown={onKeyDown}
    >
      <ScoreBar total={lead.score} max={max} />
      <LeadTitle lead={lead} wraps />
      <span className="inbox-state">
        <PartnerChips partners={lead.partners} />
        {lead.status !== 'new' && <span>{codes.status(lead.status)}</span>}
      </span>
    </Link>
  );
}
