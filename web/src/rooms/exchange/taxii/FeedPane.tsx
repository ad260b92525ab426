import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  DateText,
  ErrorState,
  Identifier,
  PaneBody,
  PaneHead,
  Section,
} from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { usePersonName } from '../../usePersonName.ts';
import { Facts } from '../Facts.tsx';
import { Problem } from '../Problem.tsx';
import { messages } from './messages.ts';
import { ReportList } from './ReportList.tsx';
import { IMPORTING_ROLES } from './taxii.ts';
import type { Feed } from './taxii.ts';
import { FeedState } from './FeedTable.tsx';

/** One collection of another server: how far it was read, and what came of it. */
export function FeedPane({ feed, onGone }: { readonly feed: Feed; readonly onGone: () => void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const nameOf = usePersonName();
  const { role } = useSession();
  const change = useChange(contract.changeTaxiiFeed, [contract.taxiiFeeds]);
  const remove = useChange(contract.removeTaxiiFeed, [contract.taxiiFeeds]);
  const params = { feed: feed.id };
  const error = change.error ?? remove.error;
  return (
    <>
      <PaneHead title={<bdi>{feed.title}</bdi>} detail={<FeedState feed={feed} />} />
      <PaneBody>
        <Section title={t('feed')}>
          <Facts
            facts={[
              [t('server'), <Identifier key="server" value={feed.origin} />],
              [t('collection'), <Identifier key="collection" value={feed.collection} />],
              [t('everyMinutes'), format.number(Math.round(feed.everySeconds / 60))],
              [t('objects'), format.number(feed.objects)],
              [
                t('lastRead'),
                feed.pulledAt ? <DateText value={feed.pulledAt} form="dateTime" /> : t('never'),
              ],
              [t('nextRead'), feed.enabled ? <DateText value={feed.nextAt} form="dateTime" /> : undefined],
              [t('importedBy'), nameOf(feed.user)],
              [t('importedAs'), <bdi key="terms">{feed.terms.title}</bdi>],
            ]}
          />
          {error && <ErrorState inline error={error} />}
          {IMPORTING_ROLES.includes(role) && (
            <span className="exchange-actions">
              <Button
                isPending={change.isPending}
                onPress={() => change.mutate({ params, body: { enabled: true, now: true } })}
              >
                {t('readNow')}
              </Button>
              {feed.enabled && (
                <Button
                  isPending={change.isPending}
                  onPress={() => change.mutate({ params, body: { enabled: false } })}
                >
                  {t('stop')}
                </Button>
              )}
              <Button
                variant="danger"
                isPending={remove.isPending}
                onPress={() => remove.mutate({ params }, { onSuccess: onGone })}
              >
                {t('remove')}
              </Button>
            </span>
          )}
          <p className="small faint">{t('removeText')}</p>
        </Section>
        {feed.problem && <Problem problem={feed.problem} />}
        {feed.report && (
          <Section title={t('lastImport')}>
            <ReportList report={feed.report} />
          </Section>
        )}
      </PaneBody>
    </>
  );
}
