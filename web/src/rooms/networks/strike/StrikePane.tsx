import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { ACTION_DECIDERS } from '@foreland/model/contract/disruption';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { Button, ErrorState, IconButton, PaneHead, Skeleton, Tabs } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { STRIKE_TABS } from '../route.ts';
import type { StrikeTab } from '../route.ts';
import type { OpenChart } from '../useChart.ts';
import { ActionsTab } from './ActionsTab.tsx';
import { Advice } from './Advice.tsx';
import { DecideForm } from './DecideForm.tsx';
import { DecisionsTab } from './DecisionsTab.tsx';
import { messages } from './messages.ts';
import { RankingTab } from './RankingTab.tsx';
import { bodyOf, budgetsFor, costOf, questionOf, struckPart } from './strike.ts';
import type { Changed, Proposals, Scope, StruckPart } from './strike.ts';
import { useRanking } from './useRanking.ts';
import './strike.css';

export interface StrikePaneProps {
  readonly scope: Scope;
  /** What the scope is called; absent for nodes. */
  readonly name: string | undefined;
  readonly chart: OpenChart;
  readonly tab: StrikeTab;
  readonly onTab: (tab: StrikeTab) => void;
  /** Makes a part stand out on the chart. */
  readonly onShow: (part: StruckPart | undefined) => void;
  readonly onNode: (node: string) => void;
  readonly onLink: (link: string) => void;
  /** Goes to the chart where there is place for one pane alone. */
  readonly onChart: () => void;
  readonly onClose: () => void;
}

/** Where to strike: lawful actions, what each choice of them would leave, and what was decided. */
export function StrikePane(props: StrikePaneProps) {
  const { name, onClose } = props;
  // All of a chart grows while one works with it; the question stays about what was there when it was asked.
  const [scope] = useState(props.scope);
  const t = useMessages(messages);
  const found = useAnswer(contract.proposedActions, { body: bodyOf(scope) });
  return (
    <>
      <PaneHead
        level={1}
        title={t('title')}
        detail={
          name === undefined
            ? t('aboutNodes', { count: scope.nodes?.length ?? 0 })
            : t('about', { name: `\u2068${name}\u2069` })
        }
        actions={<IconButton icon="close" label={t('close')} onPress={onClose} />}
      >
        <Advice />
      </PaneHead>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Parts {...props} scope={scope} proposals={found.data} />
      ) : (
        <Skeleton lines={12} label={t('actions')} />
      )}
    </>
  );
}

function Parts({
  scope,
  chart,
  tab,
  onTab,
  onShow,
  onNode,
  onLink,
  onChart,
  proposals,
}: StrikePaneProps & { readonly proposals: Proposals }) {
  const t = useMessages(messages);
  const { actions } = proposals;
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState<ReadonlyMap<string, Changed>>(new Map());
  const costs = actions.filter(({ id }) => !leftOut.has(id)).map((action) => costOf(action, changed));
  const budgets = budgetsFor(costs);
  const [wished, setBudget] = useState<number>();
  const budget = Math.min(wished ?? budgets.first, budgets.most);
  const question = questionOf(scope, budget, actions, leftOut, changed);
  const run = useRanking();
  const ranking = run.done?.ranking;
  const [chosen, setChosen] = useState(0);
  const [kept, setKept] = useState(ranking);
  if (kept !== ranking) {
    setKept(ranking);
    setChosen(0);
  }
  const mayDecide = ACTION_DECIDERS.includes(useSession().role);
  /** `false` once the form was left: the keyboard goes back to the button that opened it. */
  const [isDeciding, setDeciding] = useState<boolean>();

  const portfolio = ranking?.portfolios[chosen];
  const part = useMemo(
    () => (ranking && portfolio && tab === 'ranking' ? struckPart(ranking, portfolio) : undefined),
    [ranking, portfolio, tab],
  );
  const isReady = chart.key !== undefined;
  const show = useEffectEvent((struck: StruckPart | undefined) => {
    onShow(struck);
    if (!ranking || !struck) return;
    chart.add({
      nodes: ranking.nodes.filter(({ id }) => struck.nodes.has(id)),
      links: ranking.links.filter(({ id }) => struck.links.has(id)),
      label: ranking.label,
    });
  });
  useEffect(() => {
    if (!isReady) return;
    show(part);
  }, [part, isReady]);
  useEffect(() => () => show(undefined), []);

  const content = {
    actions: (
      <ActionsTab
        proposals={proposals}
        leftOut={leftOut}
        onLeftOut={setLeftOut}
        changed={changed}
        onChanged={setChanged}
        onNode={onNode}
      />
    ),
    ranking: (
      <RankingTab
        run={run}
        question={question}
        proposals={proposals}
        most={budgets.most}
        onBudget={setBudget}
        canRank={costs.length > 0}
        chosen={chosen}
        onChosen={setChosen}
        onLink={onLink}
        onChart={onChart}
      />
    ),
    decisions: <DecisionsTab scope={scope} onNode={onNode} />,
  } as const;
  return (
    <>
      <Tabs
        label={t('title')}
        selected={tab}
        onSelect={onTab}
        tabs={STRIKE_TABS.map((id) => ({
          id,
          label: t(`tab.${id}`),
          ...(id === 'actions' ? { count: actions.length } : {}),
          content: id === tab && content[id],
        }))}
      />
      {mayDecide && (
        <div className="strike-bar">
          {isDeciding ? (
            <DecideForm
              scope={scope}
              actions={actions}
              changed={changed}
              // What was proposed has changed since, such as by an outcome: the node would refuse that advice.
              done={run.done?.proposals === proposals ? run.done : undefined}
              chosen={chosen}
              onDone={() => {
                setDeciding(false);
                onTab('decisions');
              }}
              onCancel={() => setDeciding(false)}
            />
          ) : (
            <Button autoFocus={isDeciding === false} icon="check" onPress={() => setDeciding(true)}>
              {t('decide')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
