import { TIME_ZONES, dayIn, endOfDay } from '@foreland/model/exchange/calendar';
import { Button, DateText, Icon, PaneBody, PaneHead, Section } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { usePersonName } from '../../usePersonName.ts';
import { SHARING_ROLES } from '../exchange.ts';
import type { PartProps } from '../exchange.ts';
import { Facts } from '../Facts.tsx';
import { Problem } from '../Problem.tsx';
import { CheckLink } from './CheckLink.tsx';
import { DeliveryMark } from './DeliveryMark.tsx';
import { messages } from './messages.ts';
import { RequestClock } from './RequestClock.tsx';
import { RequestContent } from './RequestContent.tsx';
import type { InformationRequest } from './requests.ts';
import { StepForm } from './StepForm.tsx';
import { StepList } from './StepList.tsx';
import { useNow } from './useNow.ts';
import { useRequestWords } from './useRequestWords.ts';

/** One request: its clock, what is asked, what happened on either node, and what the reader may do next. */
export function RequestPane({
  request,
  go,
}: {
  readonly request: InformationRequest;
  readonly go: PartProps['go'];
}) {
  const t = useMessages(messages);
  const words = useRequestWords();
  const nameOf = usePersonName();
  const now = useNow();
  const { role } = useSession();
  const { clock, delivery, createdBy, askedAt, check, state } = request;
  const mayAnswer = SHARING_ROLES.includes(role);
  return (
    <>
      <PaneHead title={words.title(request)} detail={<RequestClock request={request} now={now} />} />
      <PaneBody>
        {delivery?.problem && delivery.state !== 'delivered' && <Problem problem={delivery.problem} />}
        <Section title={t('clock')}>
          {!clock && state === 'open' && (
            <p className="request-note">
              <Icon name="info" />
              {t('unreceivedText')}
            </p>
          )}
          {clock?.pausedSince !== undefined && (
            <p className="request-note">
              <Icon name="clock" />
              {t.nodes('pausedText', { when: <DateText value={clock.pausedSince} form="dateTime" /> })}
            </p>
          )}
          <Facts
            facts={[
              [t('limit'), clock && t(`limit.${clock.limit}`)],
              [t('askedAt'), <DateText key="asked" value={askedAt} form="dateTime" />],
              [t('askedBy'), createdBy && <bdi>{nameOf(createdBy)}</bdi>],
              [t('startedAt'), clock && <DateText value={clock.startedAt} form="dateTime" />],
              [t('due'), clock && clock.pausedSince === undefined && <Due request={request} />],
              [t('delayedUntil'), clock?.delayedUntil && <DateText value={clock.delayedUntil} />],
              [t('package'), delivery && <DeliveryMark delivery={delivery} go={go} />],
              [t('check'), check && <CheckLink check={check} direction={request.direction} />],
            ]}
          />
        </Section>
        <RequestContent request={request} canSearch={request.direction === 'received'} />
        <StepList request={request} go={go} />
        {request.may.length > 0 && <StepForm key={request.id} request={request} />}
        {state === 'open' && !mayAnswer && <p className="faint">{t('readOnly')}</p>}
        {state !== 'open' && mayAnswer && (
          <span className="exchange-actions">
            <span className="faint">{t('closed')}</span>
            <Button
              size="small"
              icon="plus"
              onPress={() => go({ part: 'requests', item: 'new', to: words.peerOf(request) })}
            >
              {t('newRequest')}
            </Button>
          </span>
        )}
      </PaneBody>
    </>
  );
}

/** When it is due in the reader's time; where that is the end of a day of the asked side, which day. */
function Due({ request: { clock, to } }: { readonly request: InformationRequest }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  if (!clock) return null;
  const when = format.dateTime(clock.dueAt);
  const due = new Date(clock.dueAt);
  const zone = TIME_ZONES[to];
  const isEndOfDay = endOfDay(zone, dayIn(zone, due)).getTime() === due.getTime();
  return (
    <time dateTime={clock.dueAt}>{isEndOfDay ? t('dueText', { when, place: codes.partner(to) }) : when}</time>
  );
}
