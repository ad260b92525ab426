import { contract } from '../../api/client.ts';
import { useChange } from '../../api/query.ts';
import {
  Button,
  DateText,
  ErrorState,
  Identifier,
  PaneBody,
  PaneHead,
  Section,
  Tag,
} from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { messages } from './messages.ts';
import { OpenedStatements } from './OpenedStatements.tsx';
import { STATE_TONES } from './opening.ts';
import type { Opening } from './opening.ts';

/** One opening: who asked why, who decided what, and, while it is open and one's own, the record. */
export function OpeningPane({ opening }: { readonly opening: Opening }) {
  const t = useMessages(messages);
  const end = useChange(contract.endOpening, [contract.openings]);
  return (
    <>
      <PaneHead
        title={<Identifier value={opening.record} />}
        detail={<Tag tone={STATE_TONES[opening.state]}>{t(`state.${opening.state}`)}</Tag>}
        actions={
          opening.may.end && (
            <Button
              variant="danger"
              isPending={end.isPending}
              onPress={() => end.mutate({ params: { opening: opening.id } })}
            >
              {t(opening.state === 'requested' ? 'takeBack' : 'end')}
            </Button>
          )
        }
      />
      <PaneBody>
        {end.error && <ErrorState inline error={end.error} />}
        <Section title={t('request')}>
          <Facts opening={opening} />
        </Section>
        {opening.may.decide && <DecisionForm opening={opening.id} />}
        {opening.state === 'requested' && !opening.may.decide && (
          <p className="faint">{t('waitsForOfficer')}</p>
        )}
        {opening.may.read && <OpenedStatements opening={opening.id} />}
      </PaneBody>
    </>
  );
}

function Facts({ opening }: { readonly opening: Opening }) {
  const t = useMessages(messages);
  return (
    <dl className="fact-list">
      <div>
        <dt>{t('caseNumber')}</dt>
        <dd>
          <bdi>{opening.caseNumber}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('reason')}</dt>
        <dd className="opening-words" dir="auto">
          {opening.reason}
        </dd>
      </div>
      <div>
        <dt>{t('requestedBy')}</dt>
        <dd>
          <bdi>{opening.requestedBy}</bdi>, <DateText value={opening.requestedAt} form="dateTime" />
        </dd>
      </div>
      <div>
        <dt>{t('forDays')}</dt>
        <dd>{t('days', { count: opening.days })}</dd>
      </div>
      {opening.decidedBy !== undefined && opening.decidedAt !== undefined && (
        <div>
          <dt>{t('decidedBy')}</dt>
          <dd>
            <bdi>{opening.decidedBy}</bdi>, <DateText value={opening.decidedAt} form="dateTime" />
          </dd>
        </div>
      )}
      {opening.note !== undefined && (
        <div>
          <dt>{t('note')}</dt>
          <dd className="opening-words" dir="auto">
            {opening.note}
          </dd>
        </div>
      )}
      {opening.expiresAt !== undefined && (
        <div>
          <dt>{t('expiresAt')}</dt>
          <dd>
            <DateText value={opening.expiresAt} form="dateTime" />
          </dd>
        </div>
      )}
    </dl>
  );
}
