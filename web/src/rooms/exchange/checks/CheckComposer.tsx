import { PURPOSES } from '@foreland/model/label';
import { ROLE_PURPOSES } from '@foreland/model/view';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import {
  Button,
  Checkbox,
  ErrorState,
  FieldGroup,
  InPlaceForm,
  PaneHead,
  Select,
  TextArea,
  TextField,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { useUnsentDraft } from '../../useUnsentDraft.tsx';
import type { DetailProps } from '../exchange.ts';
import { usePartners } from '../partners/usePartners.ts';
import { RecordChoice } from '../releases/RecordChoice.tsx';
import { messages } from './messages.ts';
import { MOST_VALUES, emptyDraft, gapsOf, idOf, readingsOf, routesOf, valuesOf } from './draft.ts';
import type { Gap } from './draft.ts';
import { LearnsList } from './LearnsList.tsx';
import { PersonFields } from './PersonFields.tsx';
import { ReadList } from './ReadList.tsx';
import { StartReport } from './StartReport.tsx';
import { useChecks } from './useChecks.ts';
import { useRecordValues } from './useRecordValues.ts';
import { useSettled } from './useSettled.ts';
import { useStart } from './useStart.ts';

/** What is asked is written on one side; the other shows how it is read, and what partners would learn of it. */
export function CheckComposer({ record, go }: Pick<DetailProps, 'record' | 'go'>) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const codes = useCodes();
  const { role, purpose } = useSession();
  const purposes = PURPOSES.filter((each) => ROLE_PURPOSES[role].includes(each));
  const { draft, change, sent, guard } = useUnsentDraft(() =>
    emptyDraft(record, purposes.includes('cross-check') ? 'cross-check' : (purpose ?? 'cross-check')),
  );
  const [isTried, setTried] = useState(false);
  const settled = useSettled(draft.text);
  const { recipients, isPending: arePartnersPending } = usePartners();
  const ofRecords = useRecordValues(draft.records);
  const all = valuesOf({ text: settled, persons: draft.persons }, ofRecords.values);
  const values = all.slice(0, MOST_VALUES);
  const read = useAnswer(
    contract.readCheckValues,
    { body: { values: [...values] } },
    { enabled: values.length > 0, keep: true },
  );
  const found = values.length === 0 ? [] : (read.data?.read ?? []);
  // What was typed and not read yet is not asked for.
  const isReading = settled !== draft.text || read.isPlaceholderData || (values.length > 0 && read.isPending);
  const readings = readingsOf(found, draft.chosen);
  const indexes = useAnswer(contract.checkIndexes);
  const quotas = useAnswer(contract.checkQuotas);
  const { pseudonym } = useChecks();
  const routes =
    indexes.data && quotas.data
      ? routesOf(draft, [...readings.values()], { held: indexes.data.held, quotas: quotas.data })
      : [];
  const start = useStart((id) => {
    sent();
    go({ part: 'checks', item: id });
  });
  const gaps = isTried ? gapsOf(draft, readings.size) : new Set<Gap>();
  const problem = (...names: readonly Gap[]) => {
    const gap = names.find((name) => gaps.has(name));
    return gap === undefined ? undefined : t(gap);
  };
  const asked = routes.filter(({ batches }) => batches.length > 0);
  const isBlocked = routes.some(({ isShort }) => isShort) || (routes.length > 0 && asked.length === 0);

  function submit() {
    setTried(true);
    if (gapsOf(draft, readings.size).size > 0 || isBlocked || start.isPending || isReading) return;
    void start.run(asked, { caseNumber: draft.caseNumber.trim(), purpose: draft.purpose });
  }

  return (
    <>
      {guard}
      <PaneHead title={t('newCheck')} />
      <InPlaceForm
        className="composer"
        label={t('newCheck')}
        onSubmit={submit}
        onCancel={() => go({ part: 'checks' })}
      >
        <div className="composer-form exchange-form">
          <TextArea
            autoFocus
            mono
            rows={5}
            label={t('values')}
            help={t('valuesHelp')}
            value={draft.text}
            onChange={(text) => change({ text })}
            problem={problem('valuesNeeded')}
          />
          <PersonFields persons={draft.persons} onChange={(persons) => change({ persons })} />
          <FieldGroup label={t('fromRecord')}>
            <RecordChoice
              chosen={draft.records}
              onChange={(records) => change({ records })}
              problem={undefined}
            />
            {ofRecords.empty.map((each) => (
              <p key={each} className="soft">
                {t('recordEmpty', { record: each })}
              </p>
            ))}
            {ofRecords.error && <ErrorState inline error={ofRecords.error} />}
          </FieldGroup>
          <FieldGroup label={t('partners')}>
            {recipients.map(({ partner }) => (
              <Checkbox
                key={partner}
                isSelected={draft.partners.includes(partner)}
                onChange={(isChosen) =>
                  change({
                    partners: isChosen
                      ? [...draft.partners, partner]
                      : draft.partners.filter((each) => each !== partner),
                  })
                }
              >
                {codes.partner(partner)}
                {indexes.data && !indexes.data.held.some((index) => index.partner === partner) && (
                  <span className="faint small"> {t('noIndexes')}</span>
                )}
              </Checkbox>
            ))}
            {!arePartnersPending && recipients.length === 0 && <p className="soft">{t('noPartners')}</p>}
            {problem('partnersNeeded') !== undefined && (
              <p className="field-problem" role="alert">
                {t('partnersNeeded')}
              </p>
            )}
          </FieldGroup>
          <TextField
            label={t('caseNumber')}
            help={t('caseHelp')}
            value={draft.caseNumber}
            onChange={(caseNumber) => change({ caseNumber })}
            maxLength={40}
            problem={problem('caseNeeded', 'caseTooLong')}
          />
          <Select
            label={t('purpose')}
            help={t('purposeHelp')}
            options={purposes.map((each) => ({ value: each, label: codes.purpose(each) }))}
            value={draft.purpose}
            onChange={(next) => change({ purpose: next })}
          />
        </div>
        <div className="composer-preview">
          <ReadList
            read={found}
            readings={readings}
            isStale={read.isPlaceholderData}
            error={read.error}
            left={all.length - values.length}
            onChoose={(value, reading) =>
              change({ chosen: new Map(draft.chosen).set(value.written, idOf(reading)) })
            }
          />
          {readings.size > 0 && routes.length > 0 && (
            <LearnsList
              routes={routes}
              values={readings.size}
              caseNumber={draft.caseNumber.trim()}
              purpose={draft.purpose}
              pseudonym={pseudonym}
            />
          )}
          <StartReport report={start.report} go={go} />
          <span className="exchange-actions check-start">
            <Button type="submit" variant="primary" isPending={start.isPending} isDisabled={isBlocked}>
              {asked.length > 0 ? t('startWith', { count: asked.length }) : t('start')}
            </Button>
            <Button variant="quiet" onPress={() => go({ part: 'checks' })}>
              {c('cancel')}
            </Button>
          </span>
        </div>
      </InPlaceForm>
    </>
  );
}
