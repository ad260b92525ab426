import { useEngineText } from '../../i18n/engines.ts';
import { useMessages } from '../../i18n/index.ts';
import type { LeadDetail } from './leads.ts';
import { messages } from './messages.ts';

type Explanation = LeadDetail['innocentExplanations'][number];

/** Innocent explanations and what came of testing each on the data at hand. */
export function Explanations({ explanations }: { readonly explanations: readonly Explanation[] }) {
  const t = useMessages(messages);
  const engineText = useEngineText();
  return (
    <table className="lead-table">
      <thead>
        <tr>
          <th scope="col">{t('explanation')}</th>
          <th scope="col">{t('result')}</th>
        </tr>
      </thead>
      <tbody>
        {explanations.map(({ explanation, result }) => (
          <tr key={`${explanation.key} ${JSON.stringify(explanation.values)}`}>
            <td>{engineText(explanation)}</td>
            <td>
              <Likelihood result={result} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const FILLED: Readonly<Record<Explanation['result'], number>> = {
  unlikely: 1,
  possible: 2,
  likely: 3,
  'not-testable': 0,
};

/** Three steps, so that the column reads at a glance; none filled where it could not be tested. */
function Likelihood({ result }: { readonly result: Explanation['result'] }) {
  const t = useMessages(messages);
  return (
    <span className="likelihood" data-result={result}>
      <svg viewBox="0 0 20 8" width="1.25rem" height="0.5rem" aria-hidden="true">
        {[0, 1, 2].map((step) => (
          <rect
            key={step}
            x={step * 7 + 0.5}
            y="0.5"
            width="5"
            height="7"
            data-filled={step < FILLED[result]}
          />
        ))}
      </svg>
      {t(`result.${result}`)}
    </span>
  );
}

export function Missing({ missing }: { readonly missing: LeadDetail['missing'] }) {
  const t = useMessages(messages);
  const engineText = useEngineText();
  if (missing.length === 0) return <p className="soft">{t('nothingMissing')}</p>;
  return (
    <ul className="lead-bullets">
      {missing.map((one) => (
        <li key={`${one.key} ${JSON.stringify(one.values)}`}>{engineText(one)}</li>
      ))}
    </ul>
  );
}
