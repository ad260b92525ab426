import type { Role } from '@foreland/model/view';
import { useCallback, useEffect, useMemo } from 'react';
import { contract } from '../../api/client.ts';
import { shownInPages, useAnswer, usePages } from '../../api/query.ts';
import { Button, ButtonLink, EmptyState, PaneHead, Panes, Tabs, useIsStacked } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { useSession } from '../../shell/session.tsx';
import { compact } from '../address.ts';
import { useAskAgain } from '../useAskAgain.ts';
import { Awaited } from './Awaited.tsx';
import { ComparePane } from './ComparePane.tsx';
import { ExcludedLine } from './ExcludedLine.tsx';
import { ExcludedPane } from './ExcludedPane.tsx';
import { FlowsPane } from './flows/FlowsPane.tsx';
import { betweenTowns } from './flows/towns.ts';
import { FlowTable } from './lists/FlowTable.tsx';
import { LotTable } from './lists/LotTable.tsx';
import { PairTable, pairKey } from './lists/PairTable.tsx';
import { SeizureTable } from './lists/SeizureTable.tsx';
import { Period } from './lists/Period.tsx';
import { SupplierTable } from './lists/SupplierTable.tsx';
import { LotPage } from './lot/LotPage.tsx';
import { messages } from './messages.ts';
import { TABS, supplyRoute } from './route.ts';
import type { Beside, SupplySearch, Tab } from './route.ts';
import { SeizurePane } from './seizures/SeizurePane.tsx';
import { SeizuresPane } from './seizures/SeizuresPane.tsx';
import { within } from './seizures/stacked.ts';
import { AidPane } from './suppliers/AidPane.tsx';
import { SupplierPane } from './suppliers/SupplierPane.tsx';
import { flowKey, READERS, RECORDERS, SUPERVISORS } from './supply.ts';
import { UnplacedPane } from './UnplacedPane.tsx';
import '../shared.css';
import './supply.css';

/** What is to be chosen where nothing is; seizures and flows show a chart instead. */
const CHOOSE = {
  lots: 'chooseLot',
  suppliers: 'chooseSupplier',
  pairs: 'choosePair',
} as const;

/** What is read beside the lists, and makes way for what is chosen next. */
const BESIDE_LIST = ['lot', 'step', 'supplier', 'seizure', 'flow', 'beside', 'one', 'other'] as const;

export function SupplyRoom() {
  const t = useMessages(messages);
  const { role } = useSession();
  const codes = useCodes();
  const format = useFormat();
  if (READERS.includes(role)) return <Supply role={role} />;
  return (
    <EmptyState isPage icon="lock" title={t('mayNotRead')}>
      {t('rolesText', { roles: format.list(READERS.map((each) => codes.role(each))) })}
    </EmptyState>
  );
}

/** Lots, suppliers, seizures or flows → what is chosen of them. */
function Supply({ role }: { readonly role: Role }) {
  const t = useMessages(messages);
  const search = supplyRoute.useSearch();
  const navigate = supplyRoute.useNavigate();
  const { tab = 'lots', lot, step, supplier, seizure, flow, kind, place, since, until } = search;
  const { beside, one, other } = search;

  const overview = useAnswer(contract.supply);
  const isComputing = overview.data?.computing ?? false;
  useAskAgain(isComputing, () => void overview.refetch());
  const isInOrder = since === undefined || until === undefined || since <= until;
  const days = isInOrder ? compact({ after: since, before: until }) : {};
  const flows = useAnswer(contract.supplyFlows, { query: days }, { enabled: tab === 'flows', keep: true });
  useAskAgain(flows.data?.computing ?? false, () => void flows.refetch());
  const towns = useMemo(() => betweenTowns(flows.data?.flows ?? []), [flows.data]);
  const seized = usePages(
    contract.supplySeizures,
    { query: { limit: 100, ...compact({ kind, place }), ...days } },
    { enabled: tab === 'seizures' },
  );
  const seizures = useMemo(() => (seized.data?.pages ?? []).flatMap((page) => page.seizures), [seized.data]);
  const isSeizureComputing = seized.data?.pages.some(({ computing }) => computing) ?? false;
  useAskAgain(isSeizureComputing, () => void seized.refetch());
  const chosenSeizure = seizures.find(({ id }) => id === seizure);
  // A link may name a seizure that is further down than what has been asked for yet.
  const isSought =
    seizure !== undefined && !chosenSeizure && seized.hasNextPage && !seized.isFetchingNextPage;
  useEffect(() => {
    if (isSought) void seized.fetchNextPage();
  }, [isSought, seized]);

  const change = useCallback(
    (part: { readonly [K in keyof SupplySearch]?: SupplySearch[K] | undefined }, replace = false) =>
      void navigate({ search: (before: SupplySearch) => compact({ ...before, ...part }), replace }),
    [navigate],
  );
  /** Something else beside the list: what stood there before goes. */
  const read = useCallback(
    (part: SupplySearch, replace = false) =>
      change({ ...Object.fromEntries(BESIDE_LIST.map((name) => [name, undefined])), ...part }, replace),
    [change],
  );
  const compare = (first: string, second: string) => read({ one: first, other: second });

  const list = {
    isLoading: overview.isPending,
    error: overview.error,
    onRetry: () => void overview.refetch(),
    isComputing,
  };
  const flowList = {
    isLoading: flows.isPending,
    error: flows.error,
    onRetry: () => void flows.refetch(),
    isComputing: flows.data?.computing ?? false,
  };
  const period = <Period since={since} until={until} onChange={(part) => change(part, true)} />;
  const excluded = (
    <ExcludedLine
      excluded={overview.data?.excluded ?? []}
      onOpen={SUPERVISORS.includes(role) ? () => read({ beside: 'excluded' }) : undefined}
    />
  );
  const tabs: Readonly<Record<Tab, React.ReactNode>> = {
    lots: (
      <>
        <LotTable selected={lot} onSelect={({ id }) => read({ lot: id }, lot !== undefined)} />
        {(overview.data?.unplaced ?? 0) > 0 && (
          <ListFoot
            label={t('unplaced', { count: overview.data?.unplaced ?? 0 })}
            onOpen={() => read({ beside: 'unplaced' })}
          />
        )}
        {excluded}
      </>
    ),
    suppliers: (
      <>
        <SupplierTable
          selected={supplier}
          onSelect={({ id }) => read({ supplier: id }, supplier !== undefined)}
        />
        <ListFoot label={t('aid')} onOpen={() => read({ beside: 'aid' })} />
        {excluded}
      </>
    ),
    seizures: (
      <>
        {period}
        <SeizureTable
          {...shownInPages(seized)}
          isComputing={isSeizureComputing}
          isNarrowed={[kind, place, since, until].some((each) => each !== undefined)}
          seizures={seizures}
          selected={seizure}
          onSelect={({ id }) => read({ seizure: id }, seizure !== undefined)}
        />
        <ListFoot isStackedOnly label={t('seizuresByKind')} onOpen={() => read({ beside: 'chart' })} />
      </>
    ),
    flows: (
      <>
        {period}
        <FlowTable
          {...flowList}
          flows={towns}
          rest={flows.data?.rest}
          selected={flow}
          onSelect={(chosen) => read({ flow: flowKey(chosen) }, flow !== undefined)}
        />
        <ListFoot isStackedOnly label={t('map')} onOpen={() => read({ beside: 'chart' })} />
      </>
    ),
    pairs: (
      <PairTable
        isAcross={search.across ?? false}
        onAcross={(is) => change({ across: is || undefined }, true)}
        selected={
          one !== undefined && other !== undefined
            ? pairKey({ one: { id: one }, other: { id: other } })
            : undefined
        }
        onSelect={(pair) => compare(pair.one.id, pair.other.id)}
      />
    ),
  };

  const besides: Readonly<Record<Exclude<Beside, 'chart'>, React.ReactNode>> = {
    unplaced: <UnplacedPane onCompare={compare} />,
    aid: <AidPane />,
    excluded: <ExcludedPane />,
  };
  const detail =
    one !== undefined && other !== undefined ? (
      <ComparePane key={`${one} ${other}`} one={one} other={other} />
    ) : beside !== undefined && beside !== 'chart' ? (
      besides[beside]
    ) : tab === 'lots' && lot !== undefined ? (
      <LotPage
        key={lot}
        lot={lot}
        step={step}
        onStep={(next) => change({ step: next }, true)}
        onCompare={compare}
      />
    ) : tab === 'suppliers' && supplier !== undefined ? (
      <SupplierPane
        key={supplier}
        party={supplier}
        onLot={(id) => change({ ...cleared(), tab: undefined, lot: id })}
        onConfirmed={() => read({ beside: 'aid' })}
      />
    ) : tab === 'seizures' ? (
      chosenSeizure ? (
        <SeizurePane
          key={chosenSeizure.id}
          seizure={chosenSeizure}
          onClose={() => read({ beside: 'chart' })}
        />
      ) : (
        <Awaited {...list}>
          <SeizuresPane
            goods={within(overview.data?.seizures ?? [], since, until)}
            kind={kind}
            place={place}
            onNarrow={(part) => change({ seizure: undefined, ...part }, true)}
          />
        </Awaited>
      )
    ) : tab === 'flows' ? (
      <Awaited {...flowList}>
        <FlowsPane
          flows={towns}
          selected={flow}
          onSelect={(next) => read(compact({ flow: next, beside: 'chart' as const }), true)}
        />
      </Awaited>
    ) : (
      <EmptyState icon="supply" title={t(CHOOSE[tab])}>
        {t('chooseText')}
      </EmptyState>
    );
  const isOpen = BESIDE_LIST.some((name) => name !== 'step' && search[name] !== undefined);

  return (
    <Panes
      id="supply"
      active={isOpen ? 'detail' : 'list'}
      onBack={() => read({})}
      panes={[
        {
          id: 'list',
          label: t(tab),
          min: 340,
          size: 540,
          content: (
            <>
              <PaneHead
                level={1}
                title={t('title')}
                actions={
                  RECORDERS.includes(role) && (
                    <ButtonLink to="/supply/record" size="small" icon="plus">
                      {t('recordSeizure')}
                    </ButtonLink>
                  )
                }
              />
              <Tabs
                label={t('title')}
                selected={tab}
                onSelect={(next) => change({ ...cleared(), tab: next === 'lots' ? undefined : next })}
                tabs={TABS.map((id) => ({ id, label: t(id), content: id === tab && tabs[id] }))}
              />
            </>
          ),
        },
        { id: 'detail', label: t('detail'), min: 420, content: detail },
      ]}
    />
  );
}

function cleared(): { [K in (typeof BESIDE_LIST)[number]]: undefined } {
  return Object.fromEntries(BESIDE_LIST.map((name) => [name, undefined])) as ReturnType<typeof cleared>;
}

/** A way from the list to something beside it. */
function ListFoot({
  label,
  onOpen,
  isStackedOnly = false,
}: {
  readonly label: string;
  readonly onOpen: () => void;
  /** Needed only where what it opens is not on screen anyway. */
  readonly isStackedOnly?: boolean;
}) {
  const isStacked = useIsStacked();
  if (isStackedOnly && !isStacked) return null;
  return (
    <div className="list-foot">
      <Button size="small" variant="quiet" icon="chevron-end" onPress={onOpen}>
        {label}
      </Button>
    </div>
  );
}
