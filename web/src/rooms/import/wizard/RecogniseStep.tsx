import { useEffect } from 'react';
import { ApiProblem } from '../../../api/client.ts';
import { ErrorState, PaneBody, RadioGroup, Section, Select, Skeleton } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { readMapping } from '../mapping/mapping.ts';
import { StepFoot } from './StepFoot.tsx';
import type { Draft, Inspection } from './draft.ts';
import { TablePreview } from './TablePreview.tsx';
import { useInspection } from './useInspection.ts';
import type { StepProps } from './Wizard.tsx';

/** What the files are, as far as the node can tell; a person decides. */
export function RecogniseStep({ draft, change, onBack, onNext }: StepProps) {
  const t = useMessages(messages);
  const { inspection, error, isLoading, retry } = useInspection(draft);
  useEffect(() => {
    if (inspection) change((before) => withInspection(before, inspection));
  }, [inspection, change]);

  const isReady = inspection !== undefined && inspection.problem === undefined && draft.format !== undefined;
  return (
    <>
      <PaneBody>
        {error && <ErrorState error={error} onRetry={retry} />}
        {isLoading && !error && <Skeleton lines={8} label={t('recognising')} />}
        {inspection && (
          <Recognised
            draft={draft}
            inspection={inspection}
            onChoose={(id) =>
              change(({ format: _, mapping: __, sheet: ___, ...before }) => ({ ...before, chosenFormat: id }))
            }
            onSheet={(sheet) => change(({ mapping: _, ...before }) => ({ ...before, sheet }))}
          />
        )}
      </PaneBody>
      <StepFoot onBack={onBack} onNext={onNext} isNextDisabled={!isReady} />
    </>
  );
}

/** Takes over what was recognised, but never over what a person has decided. */
function withInspection(draft: Draft, inspection: Inspection): Draft {
  const format = inspection.formats.find(({ id }) => id === inspection.format);
  if (!format) return draft;
  const mapping =
    draft.format?.id === format.id
      ? (draft.mapping ?? readMapping(inspection.mapping))
      : readMapping(inspection.mapping);
  if (draft.format?.id === format.id && draft.mapping === mapping) return draft;
  const { id, title, carriesTerms, needsMapping } = format;
  return { ...draft, format: { id, title, carriesTerms, needsMapping }, ...(mapping ? { mapping } : {}) };
}

interface RecognisedProps {
  readonly draft: Draft;
  readonly inspection: Inspection;
  readonly onChoose: (format: string) => void;
  readonly onSheet: (sheet: string) => void;
}

function Recognised({ draft, inspection, onChoose, onSheet }: RecognisedProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const chosen = inspection.formats.find(({ id }) => id === inspection.format);
  return (
    <>
      <RadioGroup
        label={t('format')}
        value={inspection.format}
        onChange={onChoose}
        options={inspection.formats.map(({ id, title, confidence, carriesTerms, needsMapping }) => ({
          value: id,
          label: (
            <>
              {title}{' '}
              <span className="faint small">
                {confidence > 0 ? t('confidence', { share: format.percent(confidence) }) : t('notRecognised')}
              </span>
            </>
          ),
          help:
            [needsMapping ? t('needsMapping') : undefined, carriesTerms ? t('carriesTerms') : undefined]
              .filter((part) => part !== undefined)
              .join(' ') || undefined,
        }))}
      />
      {inspection.problem && (
        <ErrorState
          inline
          error={new ApiProblem({ ...inspection.problem, title: inspection.problem.message, status: 422 })}
        />
      )}
      {inspection.sheets.length > 1 && (
        <Select
          label={t('sheet')}
          value={draft.sheet ?? inspection.sheets[0]}
          onChange={onSheet}
          options={inspection.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
        />
      )}
      {inspection.headers.length > 0 && (
        <Section title={t('firstRows')}>
          <TablePreview headers={inspection.headers} rows={inspection.rows} />
        </Section>
      )}
      {chosen && !chosen.needsMapping && !inspection.problem && (
        <p className="soft">{t('noMappingNeeded')}</p>
      )}
    </>
  );
}
