import { DateText, Section } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { usePersonName } from '../../usePersonName.ts';
import type { PartProps } from '../exchange.ts';
import { Problem } from '../Problem.tsx';
import { DeliveryMark } from './DeliveryMark.tsx';
import { messages } from './messages.ts';
import type { InformationRequest, RequestStep } from './requests.ts';

/** A step that took longer than this to arrive says when it did, in milliseconds. */
const SLOW = 600_000;

/** All that happened to a request in order of time: what, who on which node, when, and whether the other side has it. */
export function StepList({
  request,
  go,
}: {
  readonly request: InformationRequest;
  readonly go: PartProps['go'];
}) {
  const t = useMessages(messages);
  const nameOf = usePersonName();
  const codes = useCodes();
  const { steps, askedAt, from, createdBy } = request;
  const node = (partner: RequestStep['by']) => t('nodeOf', { partner: codes.partner(partner) });
  const who = (by: RequestStep['by'], user: string | undefined) =>
    user === undefined ? node(by) : `${user === 'node' ? t('byNode') : nameOf(user)}, ${node(by)}`;
  return (
    <Section title={t('steps')}>
      <ol className="request-steps">
        <li>
          <p className="request-step-head">
            <strong>{t('step.asked')}</strong>
            <DateText value={askedAt} form="dateTime" />
          </p>
          <p className="soft small">
            <bdi>{who(from, createdBy)}</bdi>
          </p>
        </li>
        {steps.map((step) => (
          <li key={step.id} data-kind={step.kind}>
            <p className="request-step-head">
              <strong>{step.automatic ? t(`automatic.${step.automatic}`) : t(`step.${step.kind}`)}</strong>
              <DateText value={step.at} form="dateTime" />
            </p>
            <p className="soft small">
              <bdi>{who(step.by, step.createdBy)}</bdi>
              <Arrival step={step} />
            </p>
            {step.ground !== undefined && (
              <p>
                {t('ground')}: {t(`ground.${step.ground}`)}
              </p>
            )}
            {step.until !== undefined && (
              <p>{t.nodes('until', { day: <DateText key="day" value={step.until} /> })}</p>
            )}
            {step.automatic === undefined && (
              <p className="exchange-words" dir="auto">
                {step.text}
              </p>
            )}
            {step.delivery && <DeliveryMark delivery={step.delivery} go={go} />}
            {step.delivery?.problem && step.delivery.state !== 'delivered' && (
              <Problem problem={step.delivery.problem} />
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What was stamped long before it came may have been under way, or stamped too early: whoever reads it sees both. */
function Arrival({ step: { at, receivedAt } }: { readonly step: RequestStep }) {
  const t = useMessages(messages);
  const format = useFormat();
  if (receivedAt === undefined || Date.parse(receivedAt) - Date.parse(at) < SLOW) return null;
  return <> · {t('arrived', { when: format.dateTime(receivedAt) })}</>;
}
