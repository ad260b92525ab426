import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { contract } from '../../api/client.ts';
import { shownInPages, useAnswer, usePages } from '../../api/query.ts';
import { PaneHead, Panes, Placeholder, useEvidenceSource } from '../../design/index.ts';
import { useEngineText } from '../../i18n/engines.ts';
import { useMessages } from '../../i18n/index.ts';
import { useAskAgain } from '../useAskAgain.ts';
import { IMMEDIATE, neighbour } from './actions.ts';
import type { LeadAction } from './actions.ts';
import { DecisionBar } from './DecisionBar.tsx';
import { LeadFilters } from './LeadFilters.tsx';
import { LeadPane } from './LeadPane.tsx';
import { LeadTable } from './LeadTable.tsx';
import type { DecisionRequest } from './leads.ts';
import { messages } from './messages.ts';
import { leadsRoute } from './route.ts';
import type { LeadsSearch } from './route.ts';
import { useDecide } from './useDecide.ts';
import { useDecisionKeys } from './useDecisionKeys.ts';
import './leads.css';

const NO_FILTERS = {
  status: undefined,
  kind: undefined,
  anchor: undefined,
  partner: undefined,
  assignee: undefined,
  record: undefined,
} as const;
const PAGE = 100;

/** List → lead → evidence; decided by one key each, with the next lead after every decision. */
export function LeadsRoom() {
  const t = useMessages(messages);
  const engineText = useEngineText();
  const { lead: chosen, ...filters } = leadsRoute.useSearch();
  const navigate = leadsRoute.useNavigate();

  const pages = usePages(contract.leads, { query: { ...filters, limit: PAGE } });
  const leads = useMemo(() => pages.data?.pages.flatMap((page) => page.leads) ?? [], [pages.data]);
  const ids = useMemo(() => leads.map(({ id }) => id), [leads]);
  const first = pages.data?.pages[0];
  const isComputing = first?.computing ?? false;
  useAskAgain(isComputing, () => void pages.refetch());

  const detail = useAnswer(
    contract.lead,
    { params: { lead: chosen ?? '' } },
    { enabled: chosen !== undefined },
  );
  const lead = chosen === undefined ? undefined : detail.data;
  useEvidenceSource(lead && { statements: lead.evidence, title: engineText(lead.title) });

  const [asking, setAsking] = useState<LeadAction>();
  const choose = useCallback(
    (id: string | undefined) => {
      setAsking(undefined);
      // Going into the first lead is a step that “back” undoes; walking from lead to lead is not.
      void navigate({
        search: (before: LeadsSearch) => ({ ...before, lead: id }),
        replace: chosen !== undefined && id !== undefined,
      });
    },
    [navigate, chosen],
  );
  const filter = useCallback(
    (change: Partial<LeadsSearch>) =>
      void navigate({ search: (before: LeadsSearch) => ({ ...before, ...change }) }),
    [navigate],
  );

  const deciding = useDecide({ nextOf: (id) => neighbour(ids, id), goTo: choose });
  function submit(request: DecisionRequest) {
    if (lead) deciding.decide(lead, request, () => setAsking(undefined));
  }
  function act(action: LeadAction) {
    deciding.reset();
    if (IMMEDIATE.has(action)) submit({ action: action as 'triage' | 'done' });
    else setAsking(action);
  }
  useDecisionKeys({
    lead,
    onAct: act,
    onMove: (step) => {
      const at = chosen === undefined ? -1 : ids.indexOf(chosen);
      const next = ids[Math.max(0, at + step)];
      if (next !== undefined) choose(next);
    },
    onUndo: () => {
      if (deciding.last) deciding.withdraw(deciding.last.lead.id, deciding.last.decision.id);
    },
  });
  const reading = useReturnedFocus(asking !== undefined);

  const list = (
    <>
      <PaneHead level={1} title={t('title')}>
        <LeadFilters search={filters} onChange={filter} answer={first} />
        {isComputing && leads.length > 0 && (
          <p className="small soft" role="status">
            {t('moreComing')}
          </p>
        )}
      </PaneHead>
      <LeadTable
        leads={leads}
        selected={chosen}
        onSelect={({ id }) => choose(id)}
        {...shownInPages(pages)}
        isComputing={isComputing}
        isNarrowed={Object.values(filters).some((value) => value !== undefined)}
        onClear={() => filter(NO_FILTERS)}
      />
    </>
  );
  const read = (
    <div className="lead-read" ref={reading} tabIndex={-1}>
      {lead ? (
        <>
          <LeadPane
            key={lead.id}
            lead={lead}
            isPending={deciding.isPending}
            onTakeBack={(decision) => deciding.withdraw(lead.id, decision.id)}
          />
          <DecisionBar
            lead={lead}
            deciding={deciding}
            asking={asking}
            onAct={act}
            onSubmit={submit}
            onCancel={() => {
              deciding.reset();
              setAsking(undefined);
            }}
          />
        </>
      ) : (
        <Placeholder
          error={detail.error}
          onRetry={() => void detail.refetch()}
          isChosen={chosen !== undefined}
          label={t('detail')}
          icon="leads"
          title={t('choose')}
        >
          {t('chooseText')}
        </Placeholder>
      )}
    </div>
  );
  return (
    <Panes
      id="leads"
      active={chosen === undefined ? 'list' : 'lead'}
      onBack={() => choose(undefined)}
      panes={[
        { id: 'list', label: t('list'), content: list, min: 340, size: 620 },
        { id: 'lead', label: t('detail'), content: read, min: 400 },
      ]}
    />
  );
}

/** A form that closes takes the focus with it; the lead that is read gets it then. */
function useReturnedFocus(isAsking: boolean) {
  const target = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (wasAsking.current && !isAsking && document.activeElement === document.body)
      target.current?.focus({ preventScroll: true });
    wasAsking.current = isAsking;
  }, [isAsking]);
  return target;
}
