import { contract } from '../../../api/client.ts';
import { useAnswer, useChange } from '../../../api/query.ts';
import { DateText, EmptyState, ErrorState, PaneBody, PaneHead, Skeleton } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { isolated } from '../../matches/matches.ts';
import { usePersonName } from '../../usePersonName.ts';
import { messages } from '../messages.ts';
import { PartyLink } from '../PartyLink.tsx';
import { CONFIRMERS } from '../supply.ts';
import type { AidAssociation } from '../supply.ts';
import { SHIELDED } from './ConfirmAid.tsx';
import { ReasonedAction } from './ReasonedAction.tsx';
import './suppliers.css';

/** Associations that people of this node confirmed, who did, why, and the way to take it back. */
export function AidPane() {
  const t = useMessages(messages);
  const found = useAnswer(contract.aidAssociations);
  const associations = found.data?.associations;
  return (
    <>
      <PaneHead title={t('aid')}>
        <p className="small soft">{t('aidText')}</p>
      </PaneHead>
      <PaneBody>
        {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Skeleton lines={4} label={t('aid')} />}
        {associations?.length === 0 && (
          <EmptyState icon="shield" title={t('noAid')}>
            {t('noAidText')}
          </EmptyState>
        )}
        {associations && associations.length > 0 && (
          <ul className="aid-list" aria-label={t('aid')}>
            {associations.map((association) => (
              <AidLine key={association.id} association={association} />
            ))}
          </ul>
        )}
      </PaneBody>
    </>
  );
}

function AidLine({ association }: { readonly association: AidAssociation }) {
  const t = useMessages(messages);
  const nameOf = usePersonName();
  const { role } = useSession();
  const { party, reason, confirmedBy, confirmedAt, withdrawn } = association;
  return (
    <li data-withdrawn={withdrawn !== undefined}>
      <PartyLink of={party} />
      <p dir="auto">{reason}</p>
      <p className="small soft">
        {t('confirmedBy')} <bdi>{nameOf(confirmedBy)}</bdi> · <DateText value={confirmedAt} form="dateTime" />
      </p>
      {withdrawn && (
        <p className="small">
          {t('takenBackBy')} <bdi>{nameOf(withdrawn.by)}</bdi> ·{' '}
          <DateText value={withdrawn.at} form="dateTime" /> · <bdi>{withdrawn.reason}</bdi>
        </p>
      )}
      {!withdrawn && CONFIRMERS.includes(role) && <TakeBack association={association} />}
    </li>
  );
}

function TakeBack({ association: { id, party } }: { readonly association: AidAssociation }) {
  const t = useMessages(messages);
  const withdraw = useChange(contract.withdrawAid, [...SHIELDED, contract.supplySupplier]);
  return (
    <ReasonedAction
      label={t('takeBack')}
      icon="undo"
      isQuiet
      question={t('takeBackReason', { name: isolated(party.caption) })}
      isPending={withdraw.isPending}
      error={withdraw.error}
      onConfirm={(reason) => withdraw.mutate({ params: { association: id }, body: { reason } })}
    />
  );
}
