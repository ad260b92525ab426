import { LEVELS, TLPS } from '@foreland/model/label';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer, useChange } from '../../../api/query.ts';
import {
  Button,
  Checkbox,
  ErrorState,
  FieldGroup,
  LabelStrip,
  Select,
  Skeleton,
  TextArea,
  TextField,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { areRecords, bodyOf, draftOf, recordsOf, widestOf } from './draft.ts';
import type { NarrowDraft, Widest } from './draft.ts';
import { messages } from './messages.ts';

const ADDABLE = ['H0', 'H1', 'H2'] as const;

/** The labels of a contribution as they are, and what can be taken from them. Nothing wider can be chosen. */
export function NarrowForm({ contribution }: { readonly contribution: string }) {
  const t = useMessages(messages);
  const { data, error, isPending, refetch } = useAnswer(contract.contributionLabels, {
    params: { contribution },
  });
  const narrow = useChange(contract.narrowContribution, [
    contract.contributionLabels,
    contract.contributions,
    contract.search,
    contract.dossier,
    contract.statementsOf,
    contract.leads,
    contract.picture,
    contract.recalls,
  ]);
  const widest = widestOf((data?.labels ?? []).map(({ label }) => label));
  return (
    <>
      <p className="soft small">{t('narrowText')}</p>
      {isPending && <Skeleton lines={4} />}
      {error && <ErrorState inline error={error} onRetry={() => void refetch()} />}
      {data && !widest && <p className="soft">{t('nothingStated')}</p>}
      {data && widest && (
        <>
          <ul className="narrow-labels" aria-label={t('labels')}>
            {data.labels.map(({ label, statements }) => (
              <li key={JSON.stringify(label)}>
                <LabelStrip label={label} />
                <span className="faint small">{t('statements', { count: statements })}</span>
              </li>
            ))}
          </ul>
          <NarrowFields
            key={JSON.stringify(widest)}
            widest={widest}
            isPending={narrow.isPending}
            onNarrow={(body) => narrow.mutate({ params: { contribution }, body })}
          />
        </>
      )}
      {narrow.error && <ErrorState inline error={narrow.error} />}
      {narrow.data && (
        <p role="status">
          {t('done', { count: narrow.data.statements })}{' '}
          {narrow.data.stillStated > 0 && t('stillStated', { count: narrow.data.stillStated })}
        </p>
      )}
    </>
  );
}

interface NarrowFieldsProps {
  readonly widest: Widest;
  readonly isPending: boolean;
  readonly onNarrow: (body: NonNullable<ReturnType<typeof bodyOf>>) => void;
}

/** Begins anew once the labels are others. */
function NarrowFields({ widest, isPending, onNarrow }: NarrowFieldsProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const { partner: own } = useSession();
  const [draft, setDraft] = useState<NarrowDraft>(() => draftOf(widest));
  const [isSure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<NarrowDraft>) => setDraft((before) => ({ ...before, ...part }));
  const toggle = <V extends string>(values: readonly V[], value: V, isOn: boolean): V[] =>
    isOn ? [...values, value].toSorted() : values.filter((one) => one !== value);
  const body = bodyOf(draft, widest);
  const isRecordWrong = !areRecords(recordsOf(draft.records));
  const losers = widest.audience.filter((partner) => !draft.audience.includes(partner));

  function submit() {
    setTried(true);
    if (body && isSure && !isPending) onNarrow(body);
  }

  return (
    <form
      className="retract-form"
      aria-label={t('narrow')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FieldGroup label={t('audience')}>
        <div className="choice-set">
          {widest.audience.map((partner) => (
            <Checkbox
              key={partner}
              isSelected={draft.audience.includes(partner)}
              isDisabled={partner === own}
              onChange={(isOn) => change({ audience: toggle(draft.audience, partner, isOn) })}
            >
              {codes.partner(partner)}
            </Checkbox>
          ))}
        </div>
      </FieldGroup>
      <FieldGroup label={t('purposes')}>
        <div className="choice-set">
          {widest.purposes.map((purpose) => (
            <Checkbox
              key={purpose}
              isSelected={draft.purposes.includes(purpose)}
              isDisabled={draft.purposes.length === 1 && draft.purposes.includes(purpose)}
              onChange={(isOn) => change({ purposes: toggle(draft.purposes, purpose, isOn) })}
            >
              {codes.purpose(purpose)}
            </Checkbox>
          ))}
        </div>
      </FieldGroup>
      <FieldGroup label={t('handling')}>
        <div className="choice-list">
          {ADDABLE.filter((code) => !widest.handling.includes(code)).map((code) => (
            <Checkbox
              key={code}
              isSelected={draft.handling.includes(code)}
              onChange={(isOn) => change({ handling: toggle(draft.handling, code, isOn) })}
            >
              {codes.handling(code)}
            </Checkbox>
          ))}
        </div>
      </FieldGroup>
      <div className="label-ladders">
        <Select
          label={t('tlp')}
          value={draft.tlp}
          onChange={(tlp) => change({ tlp })}
          options={TLPS.slice(TLPS.indexOf(widest.tlp)).map((tlp) => ({ value: tlp, label: codes.tlp(tlp) }))}
        />
        <Select
          label={t('level')}
          value={draft.level}
          onChange={(level) => change({ level })}
          options={LEVELS.slice(LEVELS.indexOf(widest.level)).map((level) => ({
            value: level,
            label: codes.level(level),
          }))}
        />
        <TextField
          label={t('reviewBy')}
          type="date"
          value={draft.reviewBy}
          onChange={(reviewBy) => change({ reviewBy })}
        />
      </div>
      <TextArea
        label={t('records')}
        help={t('recordsHelp')}
        value={draft.records}
        onChange={(records) => change({ records })}
        rows={2}
        problem={tried && isRecordWrong ? t('recordsWrong') : undefined}
      />
      <TextArea
        label={t('reason')}
        help={t('reasonHelp')}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        maxLength={900}
        rows={2}
        problem={tried && draft.reason.trim().length < 3 ? t('reasonNeeded') : undefined}
      />
      {losers.length > 0 && (
        <p className="soft" role="status">
          {t('loses', { partners: format.list(losers.map(codes.partner)) })}
        </p>
      )}
      {tried && !body && draft.reason.trim().length >= 3 && !isRecordWrong && (
        <p className="field-problem">{t('nothingChosen')}</p>
      )}
      <Checkbox isSelected={isSure} onChange={setSure}>
        {t('review')}
      </Checkbox>
      <div>
        <Button variant="danger" type="submit" isDisabled={!isSure} isPending={isPending}>
          {t('narrow')}
        </Button>
      </div>
    </form>
  );
}
