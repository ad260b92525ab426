import { useRef } from 'react';
import { Button, SaveImage, fileName, saveFile, toCsv } from '../../../design/index.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import type { Model } from '../matches.ts';
import { messages } from '../messages.ts';
import { CALIBRATED_WITHIN } from './drift.ts';
import { intervalOf } from './interval.ts';

type Band = Model['reliability'][number];

const SIZE = 260;
const LEFT = 52;
const BOTTOM = 34;
const TOP = 8;
const RIGHT = 8;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const x = (share: number): number => LEFT + share * (SIZE - LEFT - RIGHT);
const y = (share: number): number => SIZE - BOTTOM - share * (SIZE - BOTTOM - TOP);

/** What was predicted against what came true: on the diagonal a probability means what it says. */
export function Reliability({ model }: { readonly model: Model }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const format = useFormat();
  const svg = useRef<SVGSVGElement>(null);
  const tested = model.reliability.filter(({ pairs }) => pairs > 0);
  const judged = model.judged.filter(({ pairs }) => pairs > 0);
  const title = `${t('reliability')}: ${t(`type.${model.type}`)}`;
  const source = t('byModel', { model: model.id, version: model.version });
  const count = (bands: readonly Band[]) => bands.reduce((sum, { pairs }) => sum + pairs, 0);

  function saveTable() {
    saveFile(
      fileName(title, 'csv', new Date()),
      toCsv(
        [t('bands'), t('predicted'), t('observed'), t('pairs')],
        [
          ...tested.map(({ predicted, observed, pairs }) => [t('tested'), predicted, observed, pairs]),
          ...judged.map(({ predicted, observed, pairs }) => [t('judged'), predicted, observed, pairs]),
        ],
      ),
    );
  }

  if (tested.length === 0 && judged.length === 0) return <p className="soft">{t('noReliability')}</p>;
  return (
    <div className="reliability">
      <svg
        ref={svg}
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        className="reliability-plot"
        role="img"
        aria-label={t('reliabilityOf', {
          bands: tested
            .map(({ predicted, observed }) => `${format.percent(predicted)} → ${format.percent(observed)}`)
            .join('; '),
        })}
      >
        {TICKS.map((tick) => (
          <g key={tick} className="reliability-tick">
            <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
            <text x={x(0) - 6} y={y(tick) + 3.5} textAnchor="end">
              {format.percent(tick)}
            </text>
            <text x={x(tick)} y={y(0) + 14} textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}>
              {format.percent(tick)}
            </text>
          </g>
        ))}
        <line className="reliability-ideal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        <text className="reliability-axis" x={x(0.5)} y={SIZE - 4} textAnchor="middle">
          {t('predicted')}
        </text>
        <text className="reliability-axis" x={-y(0.5)} y={11} textAnchor="middle" transform="rotate(-90)">
          {t('observed')}
        </text>
        {tested.map(({ predicted, observed, pairs }) => {
          const { low, high } = intervalOf(observed, pairs);
          return (
            <line
              key={predicted}
              className="reliability-interval"
              x1={x(predicted)}
              x2={x(predicted)}
              y1={y(low)}
              y2={y(high)}
            />
          );
        })}
        {tested.map((band) => (
          <circle
            key={band.predicted}
            className="reliability-dot"
            cx={x(band.predicted)}
            cy={y(band.observed)}
            r="3"
          >
            <title>{bandText(band)}</title>
          </circle>
        ))}
        {judged.map((band) => (
          <path
            key={band.predicted}
            className="reliability-judged"
            d={`M${x(band.predicted)} ${y(band.observed) - 5}l5 5l-5 5l-5 -5Z`}
          >
            <title>{bandText(band)}</title>
          </path>
        ))}
      </svg>
      <div className="reliability-words">
        <p>
          {t(model.calibrationError <= CALIBRATED_WITHIN ? 'calibrated' : 'notCalibrated', {
            error: format.percent(model.calibrationError, 1),
          })}
        </p>
        <ul className="reliability-legend">
          <li>
            <svg viewBox="0 0 12 12" width="0.75rem" height="0.75rem" aria-hidden="true">
              <circle className="reliability-dot" cx="6" cy="6" r="3.5" />
            </svg>
            {t('testedText', { count: count(tested) })}
          </li>
          <li>
            <svg viewBox="0 0 12 12" width="0.75rem" height="0.75rem" aria-hidden="true">
              <path className="reliability-judged" d="M6 1l5 5l-5 5l-5 -5Z" />
            </svg>
            {judged.length === 0 ? t('noneJudged') : t('judgedText', { count: count(judged) })}
          </li>
        </ul>
        <p className="faint small">{t('reliabilityNote')}</p>
        <div className="alike-actions">
          <SaveImage title={title} source={source} drawing={() => svg.current} />
          <Button size="small" variant="quiet" icon="export" onPress={saveTable}>
            {c('exportCsv')}
          </Button>
        </div>
      </div>
    </div>
  );

  function bandText({ predicted, observed, pairs }: Band): string {
    return t('bandText', {
      predicted: format.percent(predicted),
      observed: format.percent(observed),
      count: pairs,
    });
  }
}
