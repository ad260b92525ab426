import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import {
  DateRange,
  ErrorState,
  EvidenceFigure,
  LabelStrip,
  Name,
  PaneBody,
  PaneHead,
  PartnerChips,
  Section,
  Skeleton,
  Tag,
  useEvidenceSource,
} from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { Facts } from '../../exchange/Facts.tsx';
import { LeadLink } from '../../leads/LeadLink.tsx';
import { isolated } from '../../matches/matches.ts';
import { QuantityBar } from '../lot/QuantityBar.tsx';
import { messages } from '../messages.ts';
import { PartyLink } from '../PartyLink.tsx';
import { CONFIRMERS } from '../supply.ts';
import type { SupplierCard } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import { ConfirmAid } from './ConfirmAid.tsx';
import { CountList } from './CountList.tsx';
import './suppliers.css';

export interface SupplierPaneProps {
  readonly party: string;
  readonly onLot: (lot: string) => void;
  readonly onConfirmed: () => void;
}

/** One sender or receiver: to whom, by which ways, declared as what, and what became of it. */
export function SupplierPane({ party, onLot, onConfirmed }: SupplierPaneProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useSupplyWords();
  const { role } = useSession();
  const found = useAnswer(contract.supplySupplier, { params: { party } });
  const { data } = found;
  useEvidenceSource(data && { statements: data.statements, title: data.caption });
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!data) return <Skeleton lines={12} label={t('supplier')} />;
  const { caption, names, isLead, statements, launched, seized, seizedShare, lotsOf } = data;
  return (
    <>
      <PaneHead
        title={<Name name={caption} others={names} size="title" />}
        detail={isLead && <Tag tone="caution">{t('lead')}</Tag>}
      >
        <div className="wrapping-label">
          <LabelStrip label={data.label} />
        </div>
      </PaneHead>
      <PaneBody>
        <p className="lead-meaning" data-lead={isLead}>
          {t(isLead ? 'leadText' : 'noLeadText')} {isLead && <LeadLink kind="supplier" on={[data.id]} />}
        </p>
        <Facts
          facts={[
            [t('record'), <PartyLink key="record" of={data} />],
            [t('sent'), t('consignmentCount', { count: data.sent })],
            [t('received'), t('consignmentCount', { count: data.received })],
            [
              t('disguisedShort'),
              data.disguised > 0 ? t('disguisedCount', { count: data.disguised }) : t('disguisedNone'),
            ],
            [
              t('found'),
              launched + seized === 0 ? (
                <span className="soft">{t('foundNone')}</span>
              ) : (
                t('foundCount', { launched: format.number(launched), seized: format.number(seized) })
              ),
            ],
            [t('seizedShare'), seizedShare === undefined ? undefined : format.percent(seizedShare)],
            [t('partners'), <PartnerChips key="partners" partners={data.partners} />],
            [
              t('restsOn'),
              <EvidenceFigure key="rests" statements={statements} title={caption}>
                {t('statementCount', { count: statements.length })}
              </EvidenceFigure>,
            ],
          ]}
        />
        <Routes routes={data.routes} />
        {data.consignees.length > 0 && (
          <Section title={t('sendsTo')}>
            <CountList
              lines={data.consignees.map((each) => ({
                key: each.id,
                name: <PartyLink of={each} />,
                count: each.consignments,
              }))}
            />
          </Section>
        )}
        {data.consignors.length > 0 && (
          <Section title={t('receivesFrom')}>
            <CountList
              lines={data.consignors.map((each) => ({
                key: each.id,
                name: <PartyLink of={each} />,
                count: each.consignments,
              }))}
            />
          </Section>
        )}
        {data.declaredAs.length > 0 && (
          <Section title={t('declaredAs')}>
            <CountList
              lines={data.declaredAs.map(({ goods, consignments }) => ({
                key: goods,
                name: <bdi>{goods}</bdi>,
                count: consignments,
              }))}
            />
          </Section>
        )}
        {lotsOf.length > 0 && (
          <Section title={t('lots')}>
            <ul className="lot-lines">
              {lotsOf.map((lot) => (
                <li key={lot.id}>
                  <button type="button" className="link-button" onClick={() => onLot(lot.id)}>
                    <Name name={words.lot(lot)} />
                  </button>
                  <QuantityBar of={lot} size="small" />
                </li>
              ))}
            </ul>
          </Section>
        )}
        {CONFIRMERS.includes(role) && (
          <ConfirmAid party={party} name={isolated(caption)} onConfirmed={onConfirmed} />
        )}
      </PaneBody>
    </>
  );
}

function Routes({ routes }: { readonly routes: SupplierCard['routes'] }) {
  const t = useMessages(messages);
  if (routes.length === 0) return null;
  return (
    <Section title={t('routes')}>
      <ul className="line-list">
        {routes.map(({ origin, destination, carrier, consignments, firstDay, lastDay }, at) => (
          <li key={at}>
            <span>
              <bdi>{origin?.caption ?? t('placeUnknown')}</bdi> →{' '}
              <bdi>{destination?.caption ?? t('placeUnknown')}</bdi>
            </span>
            {carrier !== undefined && (
              <span className="soft">
                <bdi>{carrier}</bdi>
              </span>
            )}
            <span className="small soft">
              {t('consignmentCount', { count: consignments })}
              {(firstDay !== undefined || lastDay !== undefined) && (
                <>
                  {' · '}
                  <DateRange from={firstDay} to={lastDay} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
