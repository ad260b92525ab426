import { PARTNERS } from '@foreland/model/partner';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  ErrorState,
  InPlaceForm,
  PaneBody,
  PaneHead,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { useUnsentDraft } from '../../useUnsentDraft.tsx';
import type { PartProps } from '../exchange.ts';
import { messages as exchange } from '../messages.ts';
import { PurposeSelect } from '../PurposeSelect.tsx';
import { ContributionChoice } from '../releases/ContributionChoice.tsx';
import { RecordChoice } from '../releases/RecordChoice.tsx';
import { DIRECTIONS, EMPTY, SCOPES, gapsOf, termsOf } from './draft.ts';
import type { Gap } from './draft.ts';
import { messages } from './messages.ts';

/** Asks a partner for leave, or proposes it to one: three partners, what, for what, and until when. */
export function LeaveComposer({ go }: Pick<PartProps, 'go'>) {
  const t = useMessages(messages);
  const e = useMessages(exchange);
  const c = useMessages(common);
  const codes = useCodes();
  const { partner: own } = useSession();
  const { draft, change, sent, guard } = useUnsentDraft(() => EMPTY);
  const [tried, setTried] = useState(false);
  const ask = useChange(contract.askLeave, [contract.leaves, contract.outbox]);
  const propose = useChange(contract.proposeLeave, [contract.leaves]);
  const today = new Date().toISOString().slice(0, 10);
  const gaps: ReadonlySet<Gap> = tried ? gapsOf(draft, own, today) : new Set();
  const problem = (gap: Gap, text: string) => (gaps.has(gap) ? text : undefined);
  const isAsking = draft.direction === 'ask';
  const isPending = ask.isPending || propose.isPending;
  const error = ask.error ?? propose.error;
  const others = PARTNERS.filter((partner) => partner !== own).map((partner) => ({
    value: partner,
    label: codes.partner(partner),
  }));
  // What is chosen is of the partner who contributed it.
  const of = isAsking ? draft.other : own;

  function submit() {
    setTried(true);
    const said = termsOf(draft, own, today);
    if (!said || isPending) return;
    const { other, terms } = said;
    const shown = {
      onSuccess: ({ id }: { readonly id: string }) => {
        sent();
        go({ part: 'leaves', item: id });
      },
    };
    if (isAsking) ask.mutate({ body: { ...terms, originator: other } }, shown);
    else propose.mutate({ body: { ...terms, holder: other } }, shown);
  }

  return (
    <>
      {guard}
      <PaneHead title={e('newLeave')} />
      <PaneBody>
        <InPlaceForm
          className="exchange-form"
          label={e('newLeave')}
          onSubmit={submit}
          onCancel={() => go({ part: 'leaves' })}
        >
          <RadioGroup
            label={t('direction')}
            options={DIRECTIONS.map((direction) => ({
              value: direction,
              label: t(`direction.${direction}`),
            }))}
            value={draft.direction}
            onChange={(direction) => change({ direction, contributions: [], records: [] })}
          />
          <Select
            label={t(isAsking ? 'originator' : 'holder')}
            options={others}
            value={draft.other}
            onChange={(other) => change({ other, contributions: [], records: [] })}
            problem={problem('three', t('three'))}
          />
          <Select
            label={t('recipient')}
            options={others.filter(({ value }) => value !== draft.other)}
            value={draft.recipient}
            onChange={(recipient) => change({ recipient })}
          />
          <RadioGroup
            label={t('scope')}
            options={SCOPES.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
            value={draft.scope}
            onChange={(scope) => change({ scope })}
          />
          {draft.scope === 'contributions' && (
            <ContributionChoice
              of={of}
              chosen={draft.contributions}
              onChange={(contributions) => change({ contributions })}
              problem={problem('chosen', e('contributionsNeeded'))}
            />
          )}
          {draft.scope === 'records' && (
            <RecordChoice
              of={of}
              chosen={draft.records}
              onChange={(records) => change({ records })}
              problem={problem('chosen', e('recordsNeeded'))}
            />
          )}
          {draft.scope === 'schemata' && (
            <TextField
              label={t('schemata')}
              help={t('schemataHelp')}
              value={draft.schemata}
              onChange={(schemata) => change({ schemata })}
              problem={problem('chosen', t('schemataNeeded'))}
            />
          )}
          <PurposeSelect
            label={e('purpose')}
            value={draft.purpose}
            onChange={(purpose) => change({ purpose })}
            problem={problem('purpose', e('purposeNeeded'))}
          />
          <TextField
            label={t('until')}
            type="date"
            value={draft.until}
            onChange={(until) => change({ until })}
            problem={problem('until', t('untilNeeded'))}
          />
          <TextField
            label={e('legalBasis')}
            help={e('legalBasisHelp')}
            value={draft.legalBasis}
            onChange={(legalBasis) => change({ legalBasis })}
            maxLength={500}
            problem={problem('legalBasis', e('legalBasisNeeded'))}
          />
          <TextArea
            label={e('note')}
            help={e('noteHelp')}
            rows={3}
            value={draft.note}
            onChange={(note) => change({ note })}
            maxLength={2000}
            problem={problem('note', e('noteNeeded'))}
          />
          <p className="soft">{t(isAsking ? 'askText' : 'giveText')}</p>
          {error && <ErrorState inline error={error} />}
          <span className="exchange-actions">
            <Button type="submit" variant="primary" isPending={isPending}>
              {t(isAsking ? 'ask' : 'propose')}
            </Button>
            <Button variant="quiet" onPress={() => go({ part: 'leaves' })}>
              {c('cancel')}
            </Button>
          </span>
        </InPlaceForm>
      </PaneBody>
    </>
  );
}
