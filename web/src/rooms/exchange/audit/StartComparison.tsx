import { isCalendarDay } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, InPlaceForm, PaneBody, PaneHead, TextField } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { RecipientSelect } from '../partners/RecipientSelect.tsx';
import { messages } from './messages.ts';

const DAY = 86_400_000;
const USUAL_DAYS = 30;
const MOST_DAYS = 365;

/** Asks a partner for its list of exchanges, and sends the own one with it. */
export function StartComparison({ go }: Pick<PartProps, 'go'>) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const dayAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
  const [partner, setPartner] = useState<Partner>();
  const [since, setSince] = useState(() => dayAgo(USUAL_DAYS));
  const [isTried, setTried] = useState(false);
  const start = useChange(contract.startReconciliation, [contract.reconciliations]);
  const isSinceWrong = !isCalendarDay(since) || since > dayAgo(0) || since < dayAgo(MOST_DAYS);

  function submit() {
    setTried(true);
    if (partner === undefined || isSinceWrong || start.isPending) return;
    start.mutate(
      { body: { partner, since: `${since}T00:00:00Z` } },
      { onSuccess: ({ id }) => go({ part: 'audit', view: 'comparisons', item: id }) },
    );
  }

  const cancel = () => go({ part: 'audit', view: 'comparisons' });
  return (
    <>
      <PaneHead title={t('newComparison')} />
      <PaneBody>
        <InPlaceForm className="exchange-form" label={t('newComparison')} onSubmit={submit} onCancel={cancel}>
          <p className="soft">{t('compareText')}</p>
          <RecipientSelect
            autoFocus
            label={t('partner')}
            none={t('noPartners')}
            value={partner}
            onChange={setPartner}
            problem={isTried && partner === undefined ? t('partnerNeeded') : undefined}
          />
          <TextField
            label={t('since')}
            type="date"
            help={t('sinceHelp')}
            value={since}
            onChange={setSince}
            problem={isTried && isSinceWrong ? t('sinceWrong') : undefined}
          />
          {start.error && <ErrorState inline error={start.error} />}
          <span className="exchange-actions">
            <Button type="submit" variant="primary" isPending={start.isPending}>
              {t('compare')}
            </Button>
            <Button variant="quiet" onPress={cancel}>
              {c('cancel')}
            </Button>
          </span>
        </InPlaceForm>
      </PaneBody>
    </>
  );
}
