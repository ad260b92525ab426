import { RadioGroup, TextArea, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { RecipientSelect } from '../partners/RecipientSelect.tsx';
import { PurposeSelect } from '../PurposeSelect.tsx';
import { RecordChoice } from '../releases/RecordChoice.tsx';
import { URGENCIES } from './draft.ts';
import type { Draft, Gap } from './draft.ts';
import { messages } from './messages.ts';
import { RecordValues } from './RecordValues.tsx';

export interface RequestFieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly gaps: ReadonlySet<Gap>;
}

export function RequestFields({ draft, change, gaps }: RequestFieldsProps) {
  const t = useMessages(messages);
  const problem = (gap: Gap) => (gaps.has(gap) ? t(gap) : undefined);
  return (
    <>
      <RecipientSelect
        autoFocus
        label={t('recipient')}
        none={t('noRecipients')}
        value={draft.to}
        onChange={(to) => change({ to })}
        problem={problem('recipientNeeded')}
      />
      <TextArea
        label={t('question')}
        help={t('questionHelp')}
        rows={4}
        value={draft.question}
        onChange={(question) => change({ question })}
        maxLength={4000}
        problem={problem('questionNeeded')}
      />
      <TextArea
        mono
        label={t('identifiers')}
        help={t('identifiersHelp')}
        rows={2}
        value={draft.identifiers}
        onChange={(identifiers) => change({ identifiers })}
        problem={problem('identifiersWrong')}
      />
      <RecordChoice
        chosen={draft.records}
        onChange={(records) => change({ records })}
        problem={undefined}
        help={t('recordsHelp')}
      />
      {draft.to !== undefined && draft.records.length > 0 && (
        <RecordValues
          records={draft.records}
          to={draft.to}
          identifiers={draft.identifiers}
          onChange={(identifiers) => change({ identifiers })}
        />
      )}
      <RadioGroup
        label={t('howUrgent')}
        options={URGENCIES.map((urgency) => ({
          value: urgency,
          label: t(`urgency.${urgency}`),
          help: t(`urgency.${urgency}Help`),
        }))}
        value={draft.urgency}
        onChange={(urgency) => change({ urgency })}
      />
      {draft.urgency !== 'none' && (
        <TextArea
          label={t('urgency')}
          help={t('urgencyHelp')}
          rows={2}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          maxLength={1000}
          problem={problem('urgencyNeeded')}
        />
      )}
      <PurposeSelect
        label={t('purpose')}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
        problem={problem('purposeNeeded')}
      />
      <TextField
        label={t('legalBasis')}
        help={t('legalBasisHelp')}
        value={draft.legalBasis}
        onChange={(legalBasis) => change({ legalBasis })}
        maxLength={500}
        problem={problem('legalBasisNeeded')}
      />
      <TextField
        label={t('caseNumber')}
        help={t('caseHelp')}
        value={draft.caseNumber}
        onChange={(caseNumber) => change({ caseNumber })}
        maxLength={100}
        problem={problem('caseNeeded')}
      />
    </>
  );
}
