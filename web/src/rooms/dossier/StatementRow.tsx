import { DateRange, GradeChip, IconButton, KindChip, LabelStrip } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { common, useFormat, useMessages } from '../../i18n/index.ts';
import type { Roving } from '../useRoving.ts';
import type { PropertyValue, Statement } from './dossier.ts';
import { messages } from './messages.ts';
import { RecordLink } from './RecordLink.tsx';
import { StatementValue } from './StatementValue.tsx';

export interface StatementRowProps {
  readonly statement: Statement;
  /** Word for the property, and its type in the vocabulary. */
  readonly label: string;
  readonly type: string;
  /** First of its property: the only one that shows the word. */
  readonly isFirst: boolean;
  readonly target: PropertyValue['target'];
  readonly rowProps: ReturnType<Roving['rowProps']>;
  readonly onOpen: () => void;
}

export function StatementRow({
  statement,
  label,
  type,
  isFirst,
  target,
  rowProps,
  onOpen,
}: StatementRowProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const codes = useCodes();
  const format = useFormat();
  const {
    value,
    original,
    language,
    grading,
    kind,
    subject,
    observedFrom,
    observedTo,
    contribution,
    locator,
  } = statement;
  return (
    <div role="row" className="statement-row" data-first={isFirst} {...rowProps}>
      <span role="rowheader" data-column="property">
        <span className={isFirst ? undefined : 'visually-hidden'}>{label}</span>
      </span>
      <span role="gridcell" data-column="value">
        {target ? (
          <RecordLink record={target} />
        ) : (
          <StatementValue type={type} value={value} language={language} />
        )}
        {language !== undefined && <span className="faint small">{format.language(language)}</span>}
        {original !== undefined && original !== value && (
          <span className="faint small statement-original">
            {t('asReceived')} <bdi>{original}</bdi>
          </span>
        )}
      </span>
      <span role="gridcell" data-column="grade">
        <GradeChip grading={grading} />
      </span>
      <span role="gridcell" data-column="label">
        <LabelStrip label={statement.label} />
      </span>
      <span role="gridcell" data-column="kind">
        <KindChip kind={kind} />
      </span>
      <span role="gridcell" data-column="subject">
        {subject && codes.subject(subject)}
      </span>
      <span role="gridcell" data-column="observed">
        {(observedFrom ?? observedTo) !== undefined && <DateRange from={observedFrom} to={observedTo} />}
      </span>
      <span role="gridcell" data-column="source" title={contribution.title}>
        <bdi>{contribution.source}</bdi>
        {locator !== undefined && (
          <>
            {' '}
            <bdi className="faint">{locator}</bdi>
          </>
        )}
      </span>
      <span role="gridcell" data-column="open">
        <IconButton icon="evidence" size="small" label={c('showEvidence')} shortcut="e" onPress={onOpen} />
      </span>
    </div>
  );
}
