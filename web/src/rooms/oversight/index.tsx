import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { Button, PaneHead, Panes, Tabs } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AuditTable } from './AuditTable.tsx';
import { messages } from './messages.ts';
import { ASKING_ROLES } from './opening.ts';
import { OpeningPane } from './OpeningPane.tsx';
import { OpeningTable } from './OpeningTable.tsx';
import { RequestForm } from './RequestForm.tsx';
import { oversightRoute } from './route.ts';
import type { OversightAddress } from './route.ts';
import '../shared.css';
import './Oversight.css';

/** Openings of protected records, asked for by one person and decided by another, and who read or changed what. */
export function OversightRoom() {
  const t = useMessages(messages);
  const { role } = useSession();
  const address = oversightRoute.useSearch();
  const navigate = oversightRoute.useNavigate();
  const { data, error, isPending, refetch } = useAnswer(contract.openings);
  const openings = data?.openings ?? [];
  const selected = openings.find(({ id }) => id === address.opening);
  const isOfficer = role === 'data-protection-officer';
  const mayAsk = ASKING_ROLES.includes(role);
  const asked = mayAsk && !selected ? address.ask : undefined;

  function go(search: OversightAddress) {
    void navigate({ search });
  }

  const table = (
    <OpeningTable
      openings={openings}
      selected={address.opening}
      onSelect={({ id }) => go({ opening: id })}
      isLoading={isPending}
      error={error}
      onRetry={() => void refetch()}
      isOfficer={isOfficer}
    />
  );
  return (
    <Panes
      id="oversight"
      active={selected || asked !== undefined ? 'opening' : 'list'}
      onBack={() => go({})}
      panes={[
        {
          id: 'list',
          label: t('title'),
          min: 360,
          content: (
            <>
              <PaneHead
                level={1}
                title={t('title')}
                actions={
                  mayAsk && (
                    <Button icon="plus" onPress={() => go({ ask: 'new' })}>
                      {t('ask')}
                    </Button>
                  )
                }
              />
              {isOfficer ? (
                <Tabs
                  label={t('title')}
                  selected={address.tab ?? 'openings'}
                  onSelect={(tab) => go(tab === 'openings' ? {} : { tab })}
                  tabs={[
                    { id: 'openings', label: t('openings'), count: openings.length, content: table },
                    {
                      id: 'audit',
                      label: t('audit'),
                      content: (
                        <AuditTable
                          record={address.record}
                          user={address.user}
                          onFilter={(search) => go({ tab: 'audit', ...search })}
                        />
                      ),
                    },
                  ]}
                />
              ) : (
                table
              )}
            </>
          ),
        },
        (selected || asked !== undefined) && {
          id: 'opening',
          label: t('opening'),
          size: 680,
          min: 340,
          content: selected ? (
            <OpeningPane key={selected.id} opening={selected} />
          ) : (
            <RequestForm
              key={asked}
              record={asked === undefined || asked === 'new' ? '' : asked}
              onAsked={({ id }) => go({ opening: id })}
              onCancel={() => go({})}
            />
          ),
        },
      ]}
    />
  );
}
