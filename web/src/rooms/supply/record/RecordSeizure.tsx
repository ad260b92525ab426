import { useEffect, useRef, useState } from 'react';
import { contract } from '../../../api/client.ts';
import type { Answer } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorState,
  PaneBody,
  PaneHead,
  Panes,
  Section,
  Spring,
  TextArea,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import { localDay } from '../../localDay.ts';
import { TermsFields } from '../../import/terms/TermsFields.tsx';
import { ImportReport } from '../../import/wizard/ImportReport.tsx';
import type { TermsProblem } from '../../import/wizard/draft.ts';
import { messages } from '../messages.ts';
import { RECORDERS } from '../supply.ts';
import { bodyOf, problemsOf, termsOf } from './draft.ts';
import type { Problem } from './draft.ts';
import { Holder } from './Holder.tsx';
import { Items } from './Items.tsx';
import { Photos } from './Photos.tsx';
import { Recorded } from './Recorded.tsx';
import { usePhotoUploads } from './usePhotoUploads.ts';
import { useSeizureDraft } from './useSeizureDraft.ts';
import { WhenWhere } from './WhenWhere.tsx';
import '../../import/Import.css';
import '../../shared.css';
import '../supply.css';
import './record.css';

const NOTHING: ReadonlySet<Problem> = new Set();

/** Answers that a new seizure makes out of date. */
const OUTDATED = [
  contract.supply,
  contract.supplyLot,
  contract.supplySupplier,
  contract.supplySeizures,
  contract.contributions,
  contract.search,
  contract.leads,
  contract.picture,
] as const;

/** One form from what was found to a contribution: filled in, checked by the node, recorded all or nothing. */
export function RecordSeizure() {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const { role } = useSession();
  return (
    <Panes
      id="supply-record"
      active="form"
      panes={[
        {
          id: 'form',
          label: t('recordSeizure'),
          min: 320,
          content: (
            <>
              <PaneHead
                level={1}
                title={t('recordSeizure')}
                actions={
                  <ButtonLink to="/supply" search={{ tab: 'seizures' }} variant="quiet" icon="list">
                    {t('seizures')}
                  </ButtonLink>
                }
              />
              {RECORDERS.includes(role) ? (
                <SeizureForm />
              ) : (
                <EmptyState icon="lock" title={t('mayNotRecord')}>
                  {t('rolesText', { roles: format.list(RECORDERS.map((each) => codes.role(each))) })}
                </EmptyState>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function SeizureForm() {
  const t = useMessages(messages);
  const control = useSeizureDraft();
  const { draft, change } = control;
  const uploads = usePhotoUploads(control);
  const [isTried, setTried] = useState(false);
  const check = useChange(contract.checkSeizure);
  const record = useChange(contract.recordSeizure, OUTDATED);
  const [checkedKey, setCheckedKey] = useState<string>();
  const [recorded, setRecorded] = useState<Answer<typeof contract.recordSeizure>>();
  const body = useRef<HTMLDivElement>(null);

  const problems = problemsOf(draft, localDay());
  // Nobody is told off for a field before they have had a chance to fill it.
  const shown = isTried ? problems : NOTHING;
  const key = JSON.stringify(bodyOf(draft));
  const report = checkedKey === key ? check.data : undefined;
  const isChecked = report !== undefined && report.errors.length === 0;
  const isBusy = uploads.isBusy || check.isPending || record.isPending;

  const proceed = () => {
    if (isBusy) return;
    setTried(true);
    if (problems.size > 0) {
      // After the fields have turned invalid.
      requestAnimationFrame(() =>
        body.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid] button')?.focus(),
      );
      return;
    }
    if (isChecked)
      record.mutate(
        { body: bodyOf(draft) },
        {
          onSuccess: (answer) => {
            setRecorded(answer);
            setTried(false);
            setCheckedKey(undefined);
            control.next();
          },
        },
      );
    else check.mutate({ body: bodyOf(draft) }, { onSuccess: () => setCheckedKey(key) });
  };
  useShortcuts(t('recordSeizure'), [
    { keys: 'Ctrl enter', label: t(isChecked ? 'recordVerb' : 'check'), action: proceed },
  ]);

  const startOver = () => {
    // What is still on its way belongs to the seizure that is given up, not to the next one.
    for (const { id } of uploads.pending) uploads.cancel(id);
    control.next();
    setTried(false);
  };

  const checkedAt = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (report) checkedAt.current?.scrollIntoView({ block: 'nearest' });
  }, [report]);

  if (recorded) return <Recorded recorded={recorded} onAnother={() => setRecorded(undefined)} />;
  const part = { ...control, problems: shown };
  return (
    <>
      <PaneBody>
        <div className="seizure-form" ref={body}>
          <WhenWhere {...part} />
          <Items {...part} />
          <Holder {...part} />
          <Photos {...part} uploads={uploads} />
          <Section title={`5. ${t('notes')}`}>
            <TextArea
              label={t('notes')}
              hideLabel
              help={t('notesHelp')}
              rows={3}
              maxLength={4000}
              value={draft.notes}
              onChange={(notes) => change((before) => ({ ...before, notes }))}
            />
          </Section>
          <h3 className="terms-title">{`6. ${t('terms')}`}</h3>
          <TermsFields
            terms={isTried ? termsOf(draft) : draft.terms}
            onChange={(terms) => change((before) => ({ ...before, terms: { ...before.terms, ...terms } }))}
            problems={shown as ReadonlySet<TermsProblem>}
          />
          <div ref={checkedAt} role="status">
            {report && (
              <Section title={`7. ${t('checked')}`}>
                <p>{t(isChecked ? 'checkedText' : 'checkedRefused')}</p>
                <ImportReport report={report} name={termsOf(draft).title} />
              </Section>
            )}
          </div>
          {check.error && <ErrorState inline error={check.error} />}
          {record.error && <ErrorState inline error={record.error} />}
        </div>
      </PaneBody>
      <footer className="step-foot">
        <Button variant="quiet" icon="undo" isDisabled={record.isPending} onPress={startOver}>
          {t('startOver')}
        </Button>
        <Spring />
        <span className="small soft" role="status">
          {uploads.isBusy
            ? t('photosUnderWay')
            : isTried && problems.size > 0
              ? t('problemsLeft', { count: problems.size })
              : ''}
        </span>
        <Button variant="primary" onPress={proceed} isPending={check.isPending || record.isPending}>
          {t(isChecked ? 'recordVerb' : 'check')}
        </Button>
      </footer>
    </>
  );
}
