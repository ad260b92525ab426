import { Checkbox, RadioGroup, TextArea, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages as leaves } from '../leaves/messages.ts';
import { messages } from '../messages.ts';
import { RecipientSelect } from '../partners/RecipientSelect.tsx';
import { PurposeSelect } from '../PurposeSelect.tsx';
import { ContributionChoice } from './ContributionChoice.tsx';
import { SCOPES } from './draft.ts';
import type { Draft, Gap } from './draft.ts';
import { RecordChoice } from './RecordChoice.tsx';

export interface ReleaseFieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly gaps: ReadonlySet<Gap>;
}

export function ReleaseFields({ draft, change, gaps }: ReleaseFieldsProps) {
  const t = useMessages(messages);
  const l = useMessages(leaves);
  const problem = (gap: Gap) => (gaps.has(gap) ? t(gap) : undefined);
  return (
    <>
      <RecipientSelect
        autoFocus
        label={t('recipient')}
        none={t('noRecipients')}
        value={draft.recipient}
        onChange={(recipient) => change({ recipient })}
        problem={problem('recipientNeeded')}
      />
      <RadioGroup
        label={t('scope')}
        options={SCOPES.map((scope) => ({
          value: scope,
          label: t(`scope.${scope}`),
          ...(scope === 'all' ? { help: t('scope.allHelp') } : {}),
        }))}
        value={draft.scope}
        onChange={(scope) => change({ scope })}
      />
      {draft.scope !== 'all' && (
        <Checkbox
          isSelected={draft.withOthers}
          onChange={(withOthers) => change({ withOthers })}
          help={l('withOthersHelp')}
        >
          {l('withOthers')}
        </Checkbox>
      )}
      {draft.scope === 'contributions' && (
        <ContributionChoice
          of={draft.withOthers ? 'all' : undefined}
          chosen={draft.contributions}
          onChange={(contributions) => change({ contributions })}
          problem={problem('contributionsNeeded')}
        />
      )}
      {draft.scope === 'records' && (
        <RecordChoice
          of={draft.withOthers ? 'all' : undefined}
          chosen={draft.records}
          onChange={(records) => change({ records })}
          problem={problem('recordsNeeded')}
        />
      )}
      <Checkbox
        isSelected={draft.standing}
        onChange={(standing) => change({ standing })}
        help={t('standingHelp')}
      >
        {t('standing')}
      </Checkbox>
      {draft.standing && (
        <TextField
          label={t('until')}
          type="date"
          value={draft.until}
          onChange={(until) => change({ until })}
          help={t('untilHelp')}
          problem={problem('untilWrong')}
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
      <TextArea
        label={t('note')}
        help={t('noteHelp')}
        rows={3}
        value={draft.note}
        onChange={(note) => change({ note })}
        maxLength={2000}
        problem={problem('noteNeeded')}
      />
    </>
  );
}
