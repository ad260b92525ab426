import { DateText, Identifier, PaneBody, PaneHead, PartnerChip, Section } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { COMPARING_ROLES, KEEPING_ROLES } from '../exchange.ts';
import type { PartnerNode } from '../exchange.ts';
import { Facts } from '../Facts.tsx';
import { messages } from '../messages.ts';
import { ConfirmCardForm } from './ConfirmCardForm.tsx';
import { NodeState } from './PartnerList.tsx';
import { OrderOfReleases } from './OrderOfReleases.tsx';
import { OwnCard } from './OwnCard.tsx';
import { PartnerTerms } from './PartnerTerms.tsx';
import { RotateKeys } from './RotateKeys.tsx';

export interface PartnerPaneProps {
  readonly node: PartnerNode;
  /** There is a card of this partner that counts already. */
  readonly isReplacing: boolean;
  readonly onDone: () => void;
}

/** One node: its card, how the traffic with it stands, and what a keeper of the directory may do about it. */
export function PartnerPane({ node, isReplacing, onDone }: PartnerPaneProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const { role } = useSession();
  const isKeeper = KEEPING_ROLES.includes(role);
  const instant = (value: string | undefined) =>
    value === undefined ? t('never') : <DateText value={value} form="dateTime" />;
  return (
    <>
      <PaneHead
        title={codes.partner(node.partner)}
        detail={
          <span className="exchange-actions">
            <PartnerChip partner={node.partner} />
            <NodeState node={node} />
          </span>
        }
      />
      <PaneBody>
        <Section title={t('card')}>
          <Facts
            facts={[
              [t('address'), <Identifier key="address" value={node.origin} />],
              [t('cardNumber'), format.number(node.serial)],
              [t('validUntil'), <DateText key="until" value={node.validUntil} />],
              [t('clearance'), node.clearance && codes.level(node.clearance)],
            ]}
          />
        </Section>
        {node.state === 'self' && <OwnCard />}
        {node.state === 'self' && role === 'administrator' && <RotateKeys />}
        {node.state !== 'self' && node.state !== 'proposed' && (
          <Section title={t('traffic')}>
            <Facts
              facts={[
                [t('waiting'), format.number(node.waiting)],
                [t('oldestWaiting'), node.oldestWaiting && instant(node.oldestWaiting)],
                [t('refused'), format.number(node.refused)],
                [t('lastSent'), instant(node.lastSent)],
                [t('lastReceived'), instant(node.lastReceived)],
              ]}
            />
          </Section>
        )}
        {node.state === 'confirmed' && <OrderOfReleases node={node} />}
        {COMPARING_ROLES.includes(role) && node.state === 'proposed' && (
          <ConfirmCardForm node={node} isReplacing={isReplacing} onDone={onDone} />
        )}
        {isKeeper && node.state === 'confirmed' && <PartnerTerms node={node} />}
      </PaneBody>
    </>
  );
}
