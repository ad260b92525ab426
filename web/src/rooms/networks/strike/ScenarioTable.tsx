import { useFormat, useMessages } from '../../../i18n/index.ts';
import { IntervalBar } from './IntervalBar.tsx';
import { messages } from './messages.ts';
import { SCENARIOS, inScenario } from './strike.ts';
import type { Ranking, ScenarioOutcome } from './strike.ts';
import { useStrikeWords } from './useStrikeWords.ts';

export interface ScenarioTableProps {
  readonly before: Ranking['before'];
  readonly outcomes: readonly ScenarioOutcome[];
  /** Launches that the longest bar stands for. */
  readonly longest: number;
}

/** What a choice leaves, in each case of what others do, beside what there is without it; bars and figures. */
export function ScenarioTable({ before, outcomes, longest }: ScenarioTableProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useStrikeWords();
  return (
    <table className="scenarios">
      <caption className="visually-hidden">{t('launchesLeft')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('scenario')}</th>
          <th scope="col" colSpan={2}>
            {t('launchesLeft')}
          </th>
          <th scope="col">{t('prevented')}</th>
          <th scope="col">{t('bestShare')}</th>
          <th scope="col">{t('regret')}</th>
        </tr>
      </thead>
      <tbody>
        <tr className="scenario-before">
          <th scope="row">{t('before')}</th>
          <td className="scenario-bar">
            <IntervalBar interval={before} longest={longest} isBefore />
          </td>
          <Figure interval={before} />
          <td colSpan={3}>–</td>
        </tr>
        {SCENARIOS.map((scenario) => {
          const outcome = inScenario(outcomes, scenario);
          return (
            outcome && (
              <tr key={scenario}>
                <th scope="row">{t(`scenario.${scenario}`)}</th>
                <td className="scenario-bar">
                  <IntervalBar interval={outcome.launches} longest={longest} reference={before.value} />
                </td>
                <Figure interval={outcome.launches} />
                <td data-label={t('prevented')}>{format.percent(outcome.drop)}</td>
                <td data-label={t('bestShare')}>{format.percent(outcome.best)}</td>
                <td data-label={t('regret')}>{words.launches(outcome.regret)}</td>
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}

function Figure({ interval }: { readonly interval: Ranking['before'] }) {
  const words = useStrikeWords();
  return (
    <td className="scenario-figure">
      <span className="strike-strong">{words.launches(interval.value)}</span>{' '}
      <span className="small soft nowrap">{words.range(interval)}</span>
    </td>
  );
}
