import { EvidenceFigure } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { AgreementMark } from '../AgreementMark.tsx';
import { oddsOf, percentOf } from '../likelihood.ts';
import type { Agreement, MatchPart, MatchSide } from '../matches.ts';
import { messages } from '../messages.ts';
import { useFieldName } from '../useFieldName.ts';
import { compare, statementsOf } from './comparison.ts';
import type { ComparedRow } from './comparison.ts';
import { ComparedValue } from './ComparedValue.tsx';
import { differences } from './differences.ts';
import type { Stretch } from './differences.ts';
import { SideHead } from './SideHead.tsx';
import './Comparison.css';

export interface ComparisonTableProps {
  readonly a: MatchSide;
  readonly b: MatchSide;
  readonly parts: readonly MatchPart[];
  readonly bits: number;
  readonly probability: number;
}

/**
 * Both records field by field: what each says, how that agrees, and what it adds. Each bar starts where the one above
 * ended, from the starting point down to the total.
 */
export function ComparisonTable({ a, b, parts, bits, probability }: ComparisonTableProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const { prior, compared, missing, total, zero } = compare(parts, bits);
  return (
    <div className="comparison" role="table" aria-label={t('comparison')}>
      <div className="comparison-head" role="row">
        <span role="columnheader">{t('field')}</span>
        <span role="columnheader" data-side="a">
          <SideHead side={a} />
        </span>
        <span role="columnheader">{t('agreement')}</span>
        <span role="columnheader" data-side="b">
          <SideHead side={b} />
        </span>
        <span role="columnheader" className="comparison-bits-head">
          {t('bitsAdded')}
        </span>
      </div>
      {prior && (
        <WordsRow row={prior} zero={zero} words={t('priorText', { odds: oddsOf(prior.part.bits, format) })} />
      )}
      {compared.map((row) =>
        row.part.a === undefined && row.part.b === undefined ? (
          <WordsRow key={row.part.field} row={row} zero={zero} words={t(ruleText(row.part.field))} />
        ) : (
          <FieldRow key={row.part.field} row={row} zero={zero} />
        ),
      )}
      <div className="comparison-row" role="row" data-kind="total">
        <span role="rowheader">{t('sum')}</span>
        <span role="cell" aria-colspan={3} className="comparison-words">
          {t('sumText', { odds: oddsOf(bits, format), probability: percentOf(probability, format) })}
        </span>
        <BitsCell
          row={{ part: { field: 'sum', agreement: 'missing', bits }, bar: total }}
          zero={zero}
          isTotal
        />
      </div>
      {missing
        .filter(({ part }) => part.a ?? part.b)
        .map((row) => (
          <FieldRow key={row.part.field} row={row} zero={zero} />
        ))}
    </div>
  );
}

/** Rules of the engine that take weight back, in words; a newer engine may have more. */
function ruleText(field: string): 'rule.corroboration' | 'rule.holders' | 'rule.household' | 'rule.other' {
  return field === 'corroboration' || field === 'holders' || field === 'household'
    ? `rule.${field}`
    : 'rule.other';
}

/** What counts without being a value of either record. */
function WordsRow({
  row,
  zero,
  words,
}: {
  readonly row: ComparedRow;
  readonly zero: number;
  readonly words: string;
}) {
  const nameOf = useFieldName();
  return (
    <div className="comparison-row" role="row" data-kind="words">
      <span role="rowheader">{nameOf(row.part.field)}</span>
      <span role="cell" aria-colspan={3} className="comparison-words">
        {words}
      </span>
      <BitsCell row={row} zero={zero} />
    </div>
  );
}

/** Agreements of which the eye wants to see where they fall short. */
const NEARLY: ReadonlySet<Agreement> = new Set(['close', 'swapped']);

function FieldRow({ row, zero }: { readonly row: ComparedRow; readonly zero: number }) {
  const { field, agreement, a, b } = row.part;
  const nameOf = useFieldName();
  const [marksA, marksB] = NEARLY.has(agreement) && a && b ? differences(a.value, b.value) : [];
  return (
    <div className="comparison-row" role="row" data-kind={agreement === 'missing' ? 'missing' : 'field'}>
      <span role="rowheader">{nameOf(field)}</span>
      <ValueCell field={field} side="a" value={a?.value} marks={marksA} />
      <span role="cell" className="comparison-agreement">
        <AgreementMark agreement={agreement} />
      </span>
      <ValueCell field={field} side="b" value={b?.value} marks={marksB} />
      <BitsCell row={row} zero={zero} />
    </div>
  );
}

function ValueCell({
  field,
  side,
  value,
  marks,
}: {
  readonly field: string;
  readonly side: 'a' | 'b';
  readonly value: string | undefined;
  readonly marks: readonly Stretch[] | undefined;
}) {
  const t = useMessages(messages);
  return (
    <span role="cell" className="comparison-value" data-side={side}>
      {value === undefined ? (
        <span className="faint">{t('notSaid')}</span>
      ) : (
        <ComparedValue value={value} marks={marks} isName={field === 'name'} />
      )}
    </span>
  );
}

/** Bar and figure; the figure opens the statements behind both sides. */
function BitsCell({
  row: { part, bar },
  zero,
  isTotal = false,
}: {
  readonly row: ComparedRow;
  readonly zero: number;
  readonly isTotal?: boolean;
}) {
  const format = useFormat();
  const nameOf = useFieldName();
  const figure = isTotal ? format.number(part.bits, 1) : format.signed(part.bits, 1);
  return (
    <span role="cell" className="comparison-bits">
      <span className="comparison-plot" aria-hidden="true">
        <span className="waterfall-zero" style={{ insetInlineStart: `${zero * 100}%` }} />
        <span
          className="waterfall-bar"
          data-sign={isTotal ? 'total' : bar.bits < 0 ? 'minus' : 'plus'}
          style={{ insetInlineStart: `${bar.from * 100}%`, inlineSize: `${bar.length * 100}%` }}
        />
      </span>
      <span className="comparison-figure">
        <EvidenceFigure statements={statementsOf([part])} title={nameOf(part.field)}>
          {figure}
        </EvidenceFigure>
      </span>
    </span>
  );
}
