import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { useVocabulary } from '../../../api/vocabulary.ts';
import {
  ButtonLink,
  EmptyState,
  ErrorState,
  PaneBody,
  PaneHead,
  Panes,
  Section,
  Skeleton,
  Tag,
} from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useAskAgain } from '../../useAskAgain.ts';
import type { Entity } from '../matches.ts';
import { messages } from '../messages.ts';
import { RecordName } from '../RecordName.tsx';
import { entityRoute } from '../route.ts';
import { ChangeLog } from './ChangeLog.tsx';
import { MemberPairs } from './MemberPairs.tsx';
import { Members } from './Members.tsx';
import { SplitForm } from './SplitForm.tsx';
import type { Parted } from './SplitForm.tsx';
import '../matches.css';

/** What counts as one thing today: its records, why, how that came about, and the way to part them. */
export function EntityPage() {
  const t = useMessages(messages);
  const { record } = entityRoute.useParams();
  return (
    <Panes
      id="entity"
      active="entity"
      panes={[
        { id: 'entity', label: t('entity'), min: 320, content: <EntityPane record={record} key={record} /> },
      ]}
    />
  );
}

function EntityPane({ record }: { readonly record: string }) {
  const t = useMessages(messages);
  const { data: entity, error, refetch } = useAnswer(contract.entity, { params: { record } });
  const { isAwaited } = useVocabulary();
  useAskAgain(entity?.computing ?? false, () => void refetch());
  const toQueue = (
    <ButtonLink to="/matches" size="small" variant="quiet" icon="arrow-start">
      {t('backToQueue')}
    </ButtonLink>
  );
  if (error) {
    return (
      <>
        <PaneHead level={1} title={record} actions={toQueue} />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!entity || isAwaited) return <Skeleton lines={14} label={t('entity')} />;
  const self = entity.members.find((member) => member.record === record) ?? entity.members[0];
  return (
    <>
      <PaneHead
        level={1}
        title={self ? <RecordName name={self.caption} others={self.names} size="title" /> : record}
        actions={toQueue}
      >
        <div className="pair-state">
          {entity.type && <Tag>{t(`type.${entity.type}`)}</Tag>}
          <span className="soft">{t('entityCount', { count: entity.members.length })}</span>
        </div>
      </PaneHead>
      <PaneBody>
        <EntityParts record={record} entity={entity} />
      </PaneBody>
    </>
  );
}

function EntityParts({ record, entity }: { readonly record: string; readonly entity: Entity }) {
  const t = useMessages(messages);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [parted, setParted] = useState<Parted>();
  const isAlone = entity.members.length < 2;
  return (
    <>
      {entity.computing && <p className="soft">{t('computing')}</p>}
      <div className="entity-parts">
        <Section title={t('members')}>
          <SplitForm
            record={record}
            members={entity.members}
            chosen={chosen}
            parted={parted}
            onParted={(now) => {
              setParted(now);
              setChosen(new Set());
            }}
          />
          <Members members={entity.members} chosen={isAlone ? undefined : chosen} onChoose={setChosen} />
        </Section>
        <Section title={t('memberPairs')}>
          {isAlone ? (
            <EmptyState title={t('aloneTitle')}>
              {t(entity.type === undefined ? 'notMatched' : 'aloneText')}
            </EmptyState>
          ) : (
            <MemberPairs entity={entity} />
          )}
        </Section>
      </div>
      <Section title={t('changeLog')}>
        <ChangeLog changes={entity.changes} members={entity.members} />
      </Section>
    </>
  );
}
