import { Button, Tag, fileName, saveFile, toCsv } from '../../../design/index.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import { AgreementMark } from '../AgreementMark.tsx';
import { percentOf } from '../likelihood.ts';
import type { Model } from '../matches.ts';
import { messages } from '../messages.ts';
import { useFieldName } from '../useFieldName.ts';
import { driftOf } from './drift.ts';

const DRIFT_TONES = { steady: 'neutral', shifting: 'caution', unfit: 'critical' } as const;

/** Every field with the ways its values may agree, how likely each is among same and other pairs, and what it adds. */
export function FieldWeights({ model }: { readonly model: Model }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const format = useFormat();
  const nameOf = useFieldName();
  const most = Math.max(
    1,
    ...model.fields.flatMap(({ agreements }) => agreements.map(({ bits }) => Math.abs(bits))),
  );

  const share = (value: number) => (value === 0 ? '–' : percentOf(value, format));

  function save() {
    saveFile(
      fileName(`${t('weights')} ${t(`type.${model.type}`)}`, 'csv', new Date()),
      toCsv(
        [t('field'), t('agreement'), t('step'), 'm', 'u', t('bits'), t('seen'), t('expected'), t('drift')],
        model.fields.flatMap(({ field, agreements, drift }) =>
          agreements.map(({ agreement, step, m, u, bits, seen, expected }) => [
            nameOf(field),
            t(`agreement.${agreement}`),
            step,
            m,
            u,
            bits,
            seen,
            expected,
            drift,
          ]),
        ),
      ),
    );
  }

  return (
    <>
      <p className="small soft">{t('weightsText')}</p>
      <div className="weights-scroll">
        <table className="weights">
          <thead>
            <tr>
              <th scope="col">{t('agreement')}</th>
              <th scope="col" className="numeric">
                {t('amongSame')} <span className="faint">m</span>
              </th>
              <th scope="col" className="numeric">
                {t('amongOthers')} <span className="faint">u</span>
              </th>
              <th scope="col" className="weights-bits">
                {t('bits')}
              </th>
              <th scope="col" className="numeric">
                {t('seen')}
              </th>
              <th scope="col" className="numeric">
                {t('expected')}
              </th>
            </tr>
          </thead>
          {model.fields.map(({ field, agreements, drift }) => (
            <tbody key={field}>
              <tr className="weights-field">
                <th scope="rowgroup" colSpan={4}>
                  {nameOf(field)}
                </th>
                <td colSpan={2} className="weights-drift">
                  {agreements.some(({ expected }) => expected > 0) &&
                  agreements.some(({ seen }) => seen > 0) ? (
                    <Tag tone={DRIFT_TONES[driftOf(drift)]}>
                      {t(`drift.${driftOf(drift)}`, { index: format.number(drift, 2) })}
                    </Tag>
                  ) : (
                    <span className="faint">{t('drift.none')}</span>
                  )}
                </td>
              </tr>
              {agreements.map(({ agreement, step, m, u, bits, seen, expected }) => (
                <tr key={`${agreement} ${step}`}>
                  <th scope="row">
                    <AgreementMark agreement={agreement} />
                    {step > 0 &&
                      agreements.some((other) => other.agreement === agreement && other.step < step) && (
                        <span className="faint"> {t('stepNumber', { step: step + 1 })}</span>
                      )}
                  </th>
                  <td className="numeric">{percentOf(m, format)}</td>
                  <td className="numeric">{share(u)}</td>
                  <td>
                    {/* Chance agreement is then the frequency of the very value, which differs from pair to pair. */}
                    {u === 0 ? (
                      <span className="faint">{t('byRarity')}</span>
                    ) : (
                      <BitsBar bits={bits} most={most} />
                    )}
                  </td>
                  <td className="numeric">{share(seen)}</td>
                  <td className="numeric">{share(expected)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <div className="alike-actions">
        <Button size="small" variant="quiet" icon="export" onPress={save}>
          {c('exportCsv')}
        </Button>
      </div>
    </>
  );
}

/** Right of the middle it speaks for, left of it against; one scale for the whole model. */
function BitsBar({ bits, most }: { readonly bits: number; readonly most: number }) {
  const format = useFormat();
  const share = (Math.abs(bits) / most) * 50;
  return (
    <span className="bits-bar">
      <span className="bits-plot" aria-hidden="true">
        <span className="waterfall-zero" style={{ insetInlineStart: '50%' }} />
        <span
          className="waterfall-bar"
          data-sign={bits < 0 ? 'minus' : 'plus'}
          style={{ insetInlineStart: `${bits < 0 ? 50 - share : 50}%`, inlineSize: `${share}%` }}
        />
      </span>
      <span className="bits-figure">{format.signed(bits, 1)}</span>
    </span>
  );
}
