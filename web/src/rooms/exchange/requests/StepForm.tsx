import { REFUSAL_GROUNDS } from '@foreland/model/exchange/request';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  ButtonLink,
  ErrorState,
  InPlaceForm,
  Section,
  Select,
  TextArea,
  TextField,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';
import type { InformationRequest, StepKind } from './requests.ts';
import { EMPTY_STEP, gapsOfStep, stepOf } from './stepDraft.ts';
import type { StepDraft, StepGap } from './stepDraft.ts';
import { useRequestWords } from './useRequestWords.ts';

/** What the reader may do to a request now, in the order in which it is mostly wanted. */
const ORDER: readonly StepKind[] = [
  'answer',
  'partial',
  'refusal',
  'clarify',
  'indirect',
  'delay',
  'clarification',
  'reminder',
  'withdrawal',
];
/** Steps with which data are given. */
const GIVING: readonly (StepKind | undefined)[] = ['answer', 'partial'];

export function StepForm({ request }: { readonly request: InformationRequest }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const words = useRequestWords();
  const [draft, setDraft] = useState<StepDraft>(EMPTY_STEP);
  const [isTried, setTried] = useState(false);
  const take = useChange(contract.takeStep, [
    contract.request,
    contract.requests,
    contract.requestsWaiting,
    contract.requestBoard,
    contract.outbox,
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const gaps = isTried ? gapsOfStep(draft, today) : new Set<StepGap>();
  const problem = (gap: StepGap) => (gaps.has(gap) ? t(gap) : undefined);
  const change = (part: Partial<StepDraft>) => setDraft((before) => ({ ...before, ...part }));
  const steps = ORDER.filter((kind) => request.may.includes(kind));
  // What was offered a moment ago may be gone: somebody else has answered.
  const kind = draft.kind !== undefined && steps.includes(draft.kind) ? draft.kind : undefined;
  const peer = words.peerOf(request);

  function submit() {
    setTried(true);
    const body = stepOf({ ...draft, kind }, today);
    if (!body || take.isPending) return;
    take.mutate(
      { params: { request: request.id }, body },
      {
        onSuccess: () => {
          setDraft(EMPTY_STEP);
          setTried(false);
        },
      },
    );
  }

  return (
    <Section title={t('take')}>
      <InPlaceForm className="exchange-form" label={t('take')} onSubmit={submit}>
        <Select
          label={t('step')}
          options={steps.map((one) => ({ value: one, label: t(`take.${one}`) }))}
          value={kind}
          onChange={(next) => change({ kind: next })}
          problem={problem('stepNeeded')}
          {...(kind === undefined ? {} : { help: t(`takeHelp.${kind}`) })}
        />
        {kind === 'refusal' && (
          <Select
            label={t('ground')}
            options={REFUSAL_GROUNDS.map((ground) => ({ value: ground, label: t(`ground.${ground}`) }))}
            value={draft.ground}
            onChange={(ground) => change({ ground })}
            problem={problem('groundNeeded')}
          />
        )}
        {kind === 'delay' && (
          <TextField
            label={t('untilField')}
            type="date"
            value={draft.until}
            onChange={(until) => change({ until })}
            problem={problem('untilNeeded')}
          />
        )}
        <TextArea
          label={t('text')}
          help={t('textHelp')}
          rows={4}
          value={draft.text}
          onChange={(text) => change({ text })}
          maxLength={4000}
          problem={problem('textNeeded')}
        />
        {GIVING.includes(kind) && (
          <p className="request-give">
            <span className="soft">{t('giveData')}</span>
            <ButtonLink
              size="small"
              icon="exchange"
              to="/exchange"
              search={{ part: 'releases', item: 'new', to: peer, request: request.id }}
            >
              {t('proposeRelease', { partner: codes.partner(peer) })}
            </ButtonLink>
          </p>
        )}
        {take.error && <ErrorState inline error={take.error} />}
        <span className="exchange-actions">
          <Button type="submit" variant="primary" isPending={take.isPending}>
            {t('sendStep')}
          </Button>
        </span>
      </InPlaceForm>
    </Section>
  );
}
