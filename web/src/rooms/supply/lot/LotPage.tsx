import { useMemo, useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import {
  Button,
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
  fileName,
  saveFile,
  toCsv,
  useEvidenceSource,
} from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { ExportMenu } from '../../dossier/ExportMenu.tsx';
import { ExportProgress } from '../../dossier/ExportProgress.tsx';
import { Facts } from '../../exchange/Facts.tsx';
import { messages } from '../messages.ts';
import { PartyLinks } from '../PartyLink.tsx';
import { useSupplyWords } from '../useSupplyWords.ts';
import { ConsignmentList } from './ConsignmentList.tsx';
import { HolderList } from './HolderList.tsx';
import { JourneyTimeline } from './JourneyTimeline.tsx';
import { LotMap } from './LotMap.tsx';
import { MemberList } from './MemberList.tsx';
import { MissingList } from './MissingList.tsx';
import { QuantityBar } from './QuantityBar.tsx';
import { passportRows } from './passportRows.ts';
import { journeysOf, statementsOfStep } from './steps.ts';
import { StepTable } from './StepTable.tsx';
import './LotPage.css';

export interface LotPageProps {
  readonly lot: string;
  readonly step: string | undefined;
  readonly onStep: (step: string | undefined) => void;
  readonly onCompare: (one: string, other: string) => void;
}

/** Pieces drawn and listed before one asks for the rest. */
const FIRST = 25;

/** The passport of a lot on one page: what became of it, along days and on the map, and what nobody saw. */
export function LotPage({ lot, step, onStep, onCompare }: LotPageProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useSupplyWords();
  const found = useAnswer(contract.supplyLot, { params: { lot } });
  const { data } = found;
  const [pointed, setPointed] = useState<string>();
  const [job, setJob] = useState<string>();
  const journeys = useMemo(() => (data ? journeysOf(data) : []), [data]);
  const [isAll, setAll] = useState(false);
  const shown = useMemo(() => (isAll ? journeys : journeys.slice(0, FIRST)), [journeys, isAll]);
  const title = data ? words.lot(data.lot) : '';
  const ofStep = useMemo(
    () => (step === undefined ? [] : statementsOfStep(journeys, step)),
    [journeys, step],
  );
  useEvidenceSource(
    data && (ofStep.length > 0 ? { statements: ofStep, title } : { statements: data.statements, title }),
  );
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!data) return <Skeleton lines={14} label={t('lot')} />;
  const marked = pointed ?? step;
  const { lot: summary, missing, members, holders, consignments, statements, model } = data;
  const choose = (key: string) => onStep(key === step ? undefined : key);
  const exportCsv = () => {
    const { header, rows } = passportRows(journeys, t, words);
    saveFile(fileName(title, 'csv', new Date()), toCsv(header, rows));
  };
  const rest = shown.length < journeys.length && (
    <div>
      <Button size="small" variant="quiet" icon="chevron-down" onPress={() => setAll(true)}>
        {t('allJourneys', { count: journeys.length })}
      </Button>
    </div>
  );
  return (
    <div className="lot-page">
      <PaneHead
        title={<Name name={title} size="title" />}
        actions={
          <>
            <Button size="small" variant="quiet" icon="table" onPress={exportCsv}>
              {t('stepsCsv')}
            </Button>
            <Button size="small" variant="quiet" icon="note" onPress={() => window.print()}>
              {t('print')}
            </Button>
            <ExportMenu size="small" records={data.records} onStarted={setJob} />
          </>
        }
      >
        <div className="wrapping-label">
          <LabelStrip label={summary.label} />
        </div>
        <QuantityBar of={summary} />
        {job !== undefined && <ExportProgress job={job} onClose={() => setJob(undefined)} />}
      </PaneHead>
      <PaneBody>
        <Facts
          facts={[
            [
              t('makers'),
              summary.makers.length > 0 ? (
                <PartyLinks key="makers" of={summary.makers} />
              ) : (
                <span className="soft">{t('gap.maker-unknown')}</span>
              ),
            ],
            [t('make'), summary.makes.length > 0 ? format.list(summary.makes) : undefined],
            [t('goods'), summary.kinds.map((kind) => words.kind(kind)).join(' · ')],
            [t('period'), <DateRange key="period" from={summary.firstDay} to={summary.lastDay} />],
            [t('partners'), <PartnerChips key="partners" partners={summary.partners} />],
            [
              t('restsOn'),
              <EvidenceFigure key="rests" statements={statements} title={title}>
                {t('statementCount', { count: statements.length })}
              </EvidenceFigure>,
            ],
          ]}
        />
        <Section title={t('timeline')}>
          <JourneyTimeline
            title={title}
            journeys={shown}
            marked={marked}
            onMark={setPointed}
            onChoose={choose}
          />
          {rest}
        </Section>
        <Section title={t('map')}>
          <LotMap
            title={t('mapOf', { lot: title })}
            passport={data}
            journeys={journeys}
            marked={marked}
            onMark={setPointed}
            onChoose={choose}
          />
        </Section>
        <Section title={t('missing')}>
          <MissingList missing={missing} />
        </Section>
        <Section title={t('steps')}>
          <p className="small soft">{t('basisText')}</p>
          <StepTable journeys={shown} marked={marked} chosen={step} onMark={setPointed} onChoose={onStep} />
          {rest}
        </Section>
        <Section title={t('members')}>
          <MemberList members={members} model={model} onCompare={onCompare} />
        </Section>
        <Section title={t('holders')}>
          <HolderList holders={holders} />
        </Section>
        <Section title={t('consignments')}>
          <ConsignmentList consignments={consignments} />
        </Section>
      </PaneBody>
    </div>
  );
}
