import { GradeChip, KindChip, LabelStrip } from '../../../design/index.ts';
import { useVocabulary } from '../../../api/vocabulary.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { StatementValue } from '../../dossier/StatementValue.tsx';
import type { Preview } from '../exchange.ts';
import { messages } from '../messages.ts';

type Released = Preview['records'][number]['statements'][number];

/** One statement as it goes out, with its grade and label. */
export function PreviewStatement({ statement }: { readonly statement: Released }) {
  const t = useMessages(messages);
  const vocabulary = useVocabulary();
  const { schema, property, value, original, language, kind, grading, label } = statement;
  return (
    <div className="preview-statement">
      <dt>{vocabulary.property(schema, property)}</dt>
      <dd>
        <StatementValue type={vocabulary.typeOf(schema, property)} value={value} language={language} />
        {original !== undefined && original !== value && (
          <span className="faint small">
            {' '}
            {t('asReceived')} <bdi>{original}</bdi>
          </span>
        )}
        <More statement={statement} />
      </dd>
      <dd className="preview-codes">
        <KindChip kind={kind} />
        <GradeChip grading={grading} />
        <LabelStrip label={label} />
      </dd>
    </div>
  );
}

/** What else goes out with a value: whom it is about, when it was observed, where it stands in its source. */
function More({ statement }: { readonly statement: Released }) {
  const codes = useCodes();
  const format = useFormat();
  const { subject, observedFrom, observedTo, language, locator } = statement;
  const parts = [
    subject && codes.subject(subject),
    (observedFrom ?? observedTo) === undefined ? undefined : format.dateRange(observedFrom, observedTo),
    language && format.language(language),
    locator,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return null;
  return (
    <span className="preview-more">
      {parts.map((part) => (
        <bdi key={part}>{part}</bdi>
      ))}
    </span>
  );
}
