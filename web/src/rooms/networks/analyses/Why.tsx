import { Fragment } from 'react';
import { ApiProblem, contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { Button, ErrorState, Name, Section, Skeleton } from '../../../design/index.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import { useEngineText } from '../../../i18n/engines.ts';
import { waterfall } from '../../../design/waterfall.ts';
import { messages } from '../messages.ts';
import { groupedInto } from './analyses.ts';
import type { Analysis, Explained, Reason } from './analyses.ts';
import type { DoneAnalysis } from './useAnalysis.ts';
import { valueWriter } from './writeValue.ts';

export interface WhyProps {
  readonly done: DoneAnalysis;
  readonly node: string;
  readonly onNode: (node: string) => void;
}

/** Why a node has its value in the result that is shown. */
export function Why({ done, node, onNode }: WhyProps) {
  const t = useMessages(messages);
  const said = useEngineText();
  const { analysis: id, body } = done.question;
  const { scope, parameters } = body;
  const found = useAnswer(contract.explainNetworkAnalysis, {
    params: { analysis: id },
    body: { scope, parameters, node },
  });
  const analysis = done.pages[0]?.analysis;
  if (!analysis) return null;
  const isOutside = found.error instanceof ApiProblem && found.error.code === 'node-outside';
  return (
    <div className="analysis-why">
      <Section title={t('whyOf', { analysis: said(analysis.title) })}>
        {isOutside ? (
          <p className="soft">{t('notAnalysed')}</p>
        ) : found.error ? (
          <ErrorState error={found.error} inline onRetry={() => void found.refetch()} />
        ) : found.data ? (
          <Reasons analysis={analysis} explained={found.data} onNode={onNode} />
        ) : (
          <Skeleton lines={4} label={t('whyOf', { analysis: said(analysis.title) })} />
        )}
      </Section>
    </div>
  );
}

interface ReasonsProps {
  readonly analysis: Analysis;
  readonly explained: Explained;
  readonly onNode: (node: string) => void;
}

function Reasons(props: ReasonsProps) {
  const { analysis, explained } = props;
  const t = useMessages(messages);
  const format = useFormat();
  const { value, isSum } = explained;
  if (value === undefined) return <p className="soft">{t('noValue')}</p>;
  if (isSum) return <Sum {...props} value={value} />;
  const write = valueWriter(analysis, value, format);
  return (
    <>
      <p className="analysis-value">
        {analysis.form === 'grouping'
          ? t(`numbered.${groupedInto(analysis)}`, { number: format.number(value) })
          : write(value)}
      </p>
      <Figures {...props} />
    </>
  );
}

/** Reasons that add up to the value: each bar begins where the one before ends. */
function Sum({ analysis, explained: { reasons }, value, onNode }: ReasonsProps & { readonly value: number }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const said = useEngineText();
  const format = useFormat();
  const write = valueWriter(analysis, value, format);
  const { bars } = waterfall(
    reasons.map((reason) => ({ bits: reason.value ?? 0 })),
    value,
  );
  return (
    <table className="waterfall">
      <caption className="visually-hidden">{t('partsOfValue')}</caption>
      <colgroup>
        <col className="waterfall-names" />
        <col />
        <col className="waterfall-values" />
      </colgroup>
      <tbody>
        {bars.map((bar, at) => {
          const reason = reasons[at];
          const isNew = reason?.node !== undefined && reason.text.key !== reasons[at - 1]?.text.key;
          return (
            <Fragment key={at}>
              {isNew && (
                <tr>
                  <th className="analysis-reasons-head" scope="rowgroup" colSpan={3}>
                    {said(reason.text)}
                  </th>
                </tr>
              )}
              <tr data-total={reason === undefined}>
                <th scope="row">
                  {reason?.node ? (
                    <NodeButton node={reason.node} onNode={onNode} />
                  ) : reason ? (
                    said(reason.text)
                  ) : (
                    c('total')
                  )}
                </th>
                <td className="waterfall-plot" aria-hidden="true">
                  <span
                    className="waterfall-bar"
                    data-sign={reason === undefined ? 'total' : 'plus'}
                    style={{ insetInlineStart: `${bar.from * 100}%`, inlineSize: `${bar.length * 100}%` }}
                  />
                </td>
                <td className="waterfall-value">{write(bar.bits)}</td>
              </tr>
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

/** Reasons that are figures of their own, and those that say all in words. */
function Figures({ explained: { reasons }, onNode }: ReasonsProps) {
  const format = useFormat();
  const said = useEngineText();
  const words = reasons.filter(({ value }) => value === undefined);
  return (
    <>
      {words.map(({ text, node }, at) => (
        <p key={at}>
          {said(text)} {node && <NodeButton node={node} onNode={onNode} />}
        </p>
      ))}
      <dl className="fact-list analysis-figures">
        {reasons.map(
          ({ text, value, node }, at) =>
            value !== undefined && (
              <div key={at}>
                <dt>
                  {said(text)} {node && <NodeButton node={node} onNode={onNode} />}
                </dt>
                <dd className="numeric">{format.number(Math.round(100 * value) / 100)}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

/** A contact that a reason comes from, and the way to it. */
function NodeButton({
  node,
  onNode,
}: { readonly node: NonNullable<Reason['node']> } & Pick<WhyProps, 'onNode'>) {
  return (
    <Button size="small" variant="quiet" onPress={() => onNode(node.id)}>
      <Name name={node.caption} />
    </Button>
  );
}
