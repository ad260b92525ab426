import { isProtectedSubject, SUBJECTS } from '@foreland/model/subject';
import { useVocabulary } from '../../../api/vocabulary.ts';
import { Section, Select, TextField } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { HOLDER_SCHEMATA } from './draft.ts';
import { RecordSearch } from './RecordSearch.tsx';
import type { PartProps } from './WhenWhere.tsx';

/** From whom it was seized, where that is known. */
export function Holder({ draft, change, problems }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const vocabulary = useVocabulary();
  const { holderSubject: subject } = draft;
  return (
    <Section title={`3. ${t('fromWhom')}`}>
      <p className="small soft">{t('holderText')}</p>
      <div className="terms-grid">
        <RecordSearch
          label={t('holderKnown')}
          schema="LegalEntity"
          chosen={draft.knownHolder}
          onChoose={(holder) =>
            change(({ knownHolder: _, ...before }) => ({
              ...before,
              ...(holder ? { knownHolder: holder } : {}),
            }))
          }
        />
        {!draft.knownHolder && (
          <>
            <TextField
              label={t('holderName')}
              value={draft.holderName}
              maxLength={300}
              onChange={(holderName) => change((before) => ({ ...before, holderName }))}
            />
            <Select
              label={t('holderSchema')}
              value={draft.holderSchema}
              onChange={(holderSchema) => change((before) => ({ ...before, holderSchema }))}
              options={HOLDER_SCHEMATA.map((schema) => ({ value: schema, label: vocabulary.schema(schema) }))}
            />
            {draft.holderSchema === 'Person' && (
              <Select
                label={t('holderSubject')}
                value={subject}
                onChange={(holderSubject) => change((before) => ({ ...before, holderSubject }))}
                options={SUBJECTS.map((each) => ({ value: each, label: codes.subject(each) }))}
                help={isProtectedSubject(subject) ? t('holderProtected') : t('holderSubjectHelp')}
                problem={problems.has('subject') ? t('problem.subject') : undefined}
              />
            )}
          </>
        )}
      </div>
    </Section>
  );
}
