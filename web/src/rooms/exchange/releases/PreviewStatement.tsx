import { GradeChip, KindChip, LabelStrip } from '../../../design/index.ts';
import { useVocabulary } from '../../../api/vocabulary.ts';
import { useMessages } from '../../../i18n/index.ts';
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
      </dd>
      <dd className="preview-codes">
        <KindChip kind={kind} />
        <GradeChip grading={grading} />
        <LabelStrip label={label} />
      </dd>
    </div>
  );
}
