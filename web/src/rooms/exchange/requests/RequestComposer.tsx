import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, DateText, EmptyState, ErrorState, InPlaceForm, PaneHead } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { useUnsentDraft } from '../../useUnsentDraft.tsx';
import type { PartProps } from '../exchange.ts';
import { gapsOf, identifiersOf, requestOf } from './draft.ts';
import type { Draft, Gap } from './draft.ts';
import { messages } from './messages.ts';
import { RequestContent } from './RequestContent.tsx';
import { RequestFields } from './RequestFields.tsx';

const NO_GAPS: ReadonlySet<Gap> = new Set();

export interface RequestComposerProps {
  readonly begun: Draft;
  /** When the private check was made that it follows up. */
  readonly checkedAt?: string;
  readonly go: PartProps['go'];
}

/** A request is written on one side; the other shows what the partner will read. */
export function RequestComposer({ begun, checkedAt, go }: RequestComposerProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const codes = useCodes();
  const { partner } = useSession();
  const { draft, change, sent, guard } = useUnsentDraft(() => begun);
  const [isTried, setTried] = useState(false);
  const ask = useChange(contract.askRequest, [
    contract.requests,
    contract.requestsWaiting,
    contract.requestBoard,
    contract.outbox,
  ]);
  const leave = () => go({ part: 'requests' });

  function submit() {
    setTried(true);
    const body = requestOf(draft);
    if (!body || ask.isPending) return;
    ask.mutate(
      { body },
      {
        onSuccess: ({ id }) => {
          sent();
          go({ part: 'requests', item: id });
        },
      },
    );
  }

  return (
    <>
      {guard}
      <PaneHead title={t('newRequest')} />
      <div className="composer">
        <InPlaceForm
          className="composer-form exchange-form"
          label={t('newRequest')}
          onSubmit={submit}
          onCancel={leave}
        >
          {draft.check !== undefined && checkedAt !== undefined && (
            <p className="soft">
              {t.nodes('followsCheck', { when: <DateText key="when" value={checkedAt} form="dateTime" /> })}
            </p>
          )}
          <RequestFields draft={draft} change={change} gaps={isTried ? gapsOf(draft) : NO_GAPS} />
          {ask.error && <ErrorState inline error={ask.error} />}
          <span className="exchange-actions">
            <Button type="submit" variant="primary" isPending={ask.isPending}>
              {t('ask')}
            </Button>
            <Button variant="quiet" onPress={leave}>
              {c('cancel')}
            </Button>
          </span>
        </InPlaceForm>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
        <div className="composer-preview" role="region" aria-label={t('newRequest')} tabIndex={0}>
          {draft.to === undefined ? (
            <EmptyState icon="evidence" title={t('previewNobody')} />
          ) : (
            <>
              <h3 className="request-preview">{t('preview', { partner: codes.partner(draft.to) })}</h3>
              <RequestContent
                request={{
                  from: partner,
                  question: draft.question,
                  identifiers: [...identifiersOf(draft.identifiers)],
                  about: [...draft.records],
                  urgent: draft.urgency !== 'none',
                  indirect: draft.urgency === 'indirect',
                  ...(draft.urgency === 'none' ? {} : { urgency: draft.reason }),
                  ...(draft.purpose === undefined ? {} : { purpose: draft.purpose }),
                  legalBasis: draft.legalBasis,
                  caseNumber: draft.caseNumber,
                }}
              />
            </>
          )}
        </div>
      </div>
    </>
  );
}
