import { Button, KeptField } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useNetworkWords } from '../useNetworkWords.ts';
import { messages } from './messages.ts';
import { readTerm } from './readTerm.ts';
import type { Changed, Terms } from './strike.ts';
import { useStrikeWords } from './useStrikeWords.ts';

export interface TermsFormProps {
  readonly usual: Terms;
  readonly changed: Changed | undefined;
  /** Undefined: as usual. */
  readonly onTerm: (term: keyof Changed, value: number | undefined) => void;
}

const TERMS = ['cost', 'likelihood', 'delayDays'] as const satisfies readonly (keyof Changed)[];

/** Cost, chance and delay of an action, each with what is usual beside it. */
export function TermsForm({ usual, changed, onTerm }: TermsFormProps) {
  const t = useMessages(messages);
  const words = useStrikeWords();
  const network = useNetworkWords();
  const labels = { cost: t('costLong'), likelihood: t('likelihoodLong'), delayDays: t('delayLong') };
  const problems = {
    cost: t('costProblem'),
    likelihood: t('likelihoodProblem'),
    delayDays: t('delayProblem'),
  };
  const usually = {
    cost: words.weeks(usual.cost),
    likelihood: network.interval(usual.success),
    delayDays: words.days(usual.delayDays),
  };
  const values = {
    cost: changed?.cost ?? usual.cost,
    likelihood: changed?.likelihood ?? usual.success.value,
    delayDays: changed?.delayDays ?? usual.delayDays,
  };
  return (
    <div className="strike-terms">
      {TERMS.map((term) => (
        <TermField
          key={term}
          term={term}
          label={labels[term]}
          help={t('usual', { value: usually[term] })}
          problem={problems[term]}
          value={values[term]}
          onChange={(value) => onTerm(term, value)}
        />
      ))}
      {changed && (
        <Button
          size="small"
          variant="quiet"
          icon="undo"
          onPress={() => {
            for (const term of TERMS) onTerm(term, undefined);
          }}
        >
          {t('asUsual')}
        </Button>
      )}
    </div>
  );
}

function TermField({
  term,
  label,
  help,
  problem,
  value,
  onChange,
}: {
  readonly term: keyof Changed;
  readonly label: string;
  readonly help: string;
  readonly problem: string;
  readonly value: number;
  readonly onChange: (value: number | undefined) => void;
}) {
  const format = useFormat();
  const shown = term === 'likelihood' ? value * 100 : value;
  const written = format.number(shown, Number.isInteger(Math.round(shown * 10) / 10) ? 0 : 1);
  return (
    <KeptField
      label={label}
      help={help}
      inputMode="decimal"
      value={written}
      isRight={(text) => readTerm(term, text) !== undefined}
      remedy={problem}
      onKeep={(text) => onChange(readTerm(term, text))}
    />
  );
}
