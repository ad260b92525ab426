import { Fragment } from 'react';
import { EvidenceFigure, Name, Tag } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { isolated } from '../../matches/matches.ts';
import { messages } from '../messages.ts';
import { PartyLink } from '../PartyLink.tsx';
import { useSupplyWords } from '../useSupplyWords.ts';
import type { JourneySteps, Step } from './steps.ts';
import './StepTable.css';

export interface StepTableProps {
  readonly journeys: readonly JourneySteps[];
  readonly marked: string | undefined;
  readonly chosen: string | undefined;
  readonly onMark: (key: string | undefined) => void;
  readonly onChoose: (key: string | undefined) => void;
}

/** Every step of every journey in words: the same as timeline and map, and how each is known. */
export function StepTable({ journeys, ...steps }: StepTableProps) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <div className="step-table" role="table" aria-label={t('steps')}>
      <div role="rowgroup">
        <div className="step-head" role="row">
          {(['stepName', 'fromTo', 'leftOn', 'thereOn', 'known', 'gaps'] as const).map((name) => (
            <span key={name} role="columnheader">
              {t(name)}
            </span>
          ))}
        </div>
      </div>
      {journeys.map(({ journey, piece, isEngineAlone, count, steps: own }) => (
        <div key={journey.unit} role="rowgroup" className="step-group" aria-label={piece.caption}>
          <div role="row" className="step-unit">
            <span role="rowheader" aria-colspan={6}>
              <PartyLink of={piece} /> {count > 1 && `× ${format.number(count)} `}
              {isEngineAlone && <Tag>{t('engineAlone')}</Tag>}{' '}
              <span className="soft small">
                {t('inLotWith', { probability: format.percent(journey.probability) })}
              </span>
            </span>
          </div>
          {own.map((step, at) => (
            <StepRow key={`${step.key} ${at}`} step={step} unit={piece.caption} {...steps} />
          ))}
        </div>
      ))}
    </div>
  );
}

function StepRow({
  step: { key, hop },
  unit,
  marked,
  chosen,
  onMark,
  onChoose,
}: { readonly step: Step; readonly unit: string } & Omit<StepTableProps, 'journeys'>) {
  const t = useMessages(messages);
  const words = useSupplyWords();
  const title = `${words.step(hop.kind)}: ${isolated(unit)}`;
  return (
    <div
      role="row"
      className="step-row"
      data-marked={key === marked}
      onPointerEnter={() => onMark(key)}
      onPointerLeave={() => onMark(undefined)}
    >
      <span role="cell" className="step-name">
        <button
          type="button"
          aria-pressed={key === chosen}
          onClick={() => onChoose(key === chosen ? undefined : key)}
          onFocus={() => onMark(key)}
          onBlur={() => onMark(undefined)}
        >
          {words.step(hop.kind)}
        </button>
        {hop.quantity > 1 && <span className="soft small">{t('pieceCount', { count: hop.quantity })}</span>}
      </span>
      <span role="cell">
        {hop.from && <Name name={hop.from.caption} />}
        {hop.to && (
          <>
            {hop.from && (
              <>
                <span aria-hidden="true"> → </span>
                <span className="visually-hidden">{t('to')}</span>
              </>
            )}
            <Name name={hop.to.caption} />
          </>
        )}
        {hop.place && (
          <span className="soft small">
            {(hop.from ?? hop.to) && ' · '}
            <bdi>{hop.place.caption}</bdi>
          </span>
        )}
      </span>
      <span role="cell" data-label={t('leftOn')}>
        {hop.left && words.days(hop.left)}
      </span>
      <span role="cell" data-label={hop.kind === 'consigned' ? t('thereOn') : ''}>
        {hop.reached && words.days(hop.reached)}
      </span>
      <span role="cell">
        {hop.basis && (
          <span className="basis" data-basis={hop.basis}>
            {words.basis(hop.basis)}
          </span>
        )}
        {hop.statements.length > 0 && (
          <>
            {hop.basis && ' · '}
            <EvidenceFigure statements={hop.statements} title={title}>
              {t('statementCount', { count: hop.statements.length })}
            </EvidenceFigure>
          </>
        )}
      </span>
      <span role="cell" className="step-gaps">
        {hop.gaps.map((gap) => (
          <Fragment key={gap}>
            <Tag tone="caution">{t(`gap.${gap}`)}</Tag>{' '}
          </Fragment>
        ))}
      </span>
    </div>
  );
}
