import { Button, EmptyState, PaneHead, Panes, Tabs } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useSession } from '../../shell/session.tsx';
import { compact } from '../address.ts';
import type { Part } from './exchange.ts';
import { messages } from './messages.ts';
import { PartMenu } from './PartMenu.tsx';
import { PARTS } from './parts.ts';
import { exchangeRoute } from './route.ts';
import type { ExchangeAddress } from './route.ts';
import '../shared.css';
import './Exchange.css';

const DETAIL_SIZE = 620;

/** Partners' nodes, what goes to them and comes from them, and who decided it. */
export function ExchangeRoom() {
  const t = useMessages(messages);
  const { partner, node } = useSession();
  if (partner !== node.partner) {
    return (
      <Panes
        id="exchange"
        active="list"
        panes={[
          {
            id: 'list',
            label: t('title'),
            min: 320,
            content: (
              <>
                <PaneHead level={1} title={t('title')} />
                <EmptyState icon="exchange" title={t('guest')} isPage>
                  {t('guestText')}
                </EmptyState>
              </>
            ),
          },
        ]}
      />
    );
  }
  return <OwnExchange />;
}

function OwnExchange() {
  const t = useMessages(messages);
  const { role } = useSession();
  const address = exchangeRoute.useSearch();
  const { item, record } = address;
  const navigate = exchangeRoute.useNavigate();
  const own = PARTS.filter((one) => isFor(one, role));
  const part = (address.part === undefined ? own[0] : PARTS.find((one) => one.id === address.part))!;
  const { id, List, Detail, make } = part;
  const mayMake = make?.roles.includes(role) ?? false;
  const maySee = own.includes(part);
  // Somebody may be sent to a part that is not for the role: it says so.
  const shownParts = PARTS.filter((one) => one === part || own.includes(one)).map((one) => one.id);
  const shown = maySee && (item !== 'new' || mayMake) ? item : undefined;

  const go = (search: ExchangeAddress) => void navigate({ search });
  const goTo = (next: Part['id']) => go({ part: next });

  return (
    <Panes
      id="exchange"
      active={shown === undefined ? 'list' : shown === 'new' ? `new-${id}` : 'detail'}
      onBack={() => go(listOf(address))}
      panes={[
        {
          id: 'list',
          label: t(`part.${id}`),
          min: 360,
          content: (
            <>
              <PaneHead
                level={1}
                title={t('title')}
                actions={
                  make &&
                  mayMake && (
                    <Button
                      icon="plus"
                      onPress={() =>
                        go({
                          part: id,
                          // What is made there depends on which list is shown.
                          ...(id === 'taxii' && address.view !== undefined ? { view: address.view } : {}),
                          item: 'new',
                        })
                      }
                    >
                      {t(make.label)}
                    </Button>
                  )
                }
              />
              <PartMenu parts={shownParts} selected={id} onSelect={goTo} />
              <Tabs
                label={t('title')}
                selected={id}
                onSelect={goTo}
                tabs={shownParts.map((one) => ({
                  id: one,
                  label: t(`part.${one}`),
                  content:
                    one === id && (maySee ? <List item={shown} address={address} go={go} /> : <NotForRole />),
                }))}
              />
            </>
          ),
        },
        shown !== undefined && {
          id: shown === 'new' ? `new-${id}` : 'detail',
          label: shown === 'new' && make ? t(make.label) : t('detail'),
          size: shown === 'new' && make ? make.size : DETAIL_SIZE,
          min: 340,
          content: <Detail key={`${id} ${shown}`} item={shown} record={record} address={address} go={go} />,
        },
      ]}
    />
  );
}

/** The address without what is shown beside the list. */
function listOf({ item: _, to, record, ...list }: ExchangeAddress): ExchangeAddress {
  // Partner and record belong to what is being made, but to a search of the audit log to the list.
  const { part, view, show, side, since, until, by, kind } = list;
  const isSearch = part === 'audit';
  return compact({ part, view, show, side, since, until, by, kind, ...(isSearch ? { to, record } : {}) });
}

function isFor({ roles }: Part, role: string): boolean {
  return roles === undefined || roles.includes(role);
}

function NotForRole() {
  const t = useMessages(messages);
  return (
    <EmptyState icon="lock" title={t('noRole')}>
      {t('noRoleText')}
    </EmptyState>
  );
}
