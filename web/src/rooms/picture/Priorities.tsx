import { useMessages } from '../../i18n/index.ts';
import { IndicatorLine } from './IndicatorLine.tsx';
import { PRIORITIES } from './indicators.ts';
import type { Indicator } from './indicators.ts';
import { messages } from './messages.ts';

/** The five priorities side by side, each with its figures and their course over the same two years. */
export function Priorities({ indicators }: { readonly indicators: readonly Indicator[] }) {
  const t = useMessages(messages);
  return (
    <section className="picture-part picture-priorities" aria-label={t('priorities')} data-part="priorities">
      <header className="picture-part-head">
        <h2>{t('priorities')}</h2>
        <span className="faint">{t('prioritiesNote')}</span>
      </header>
      <ol className="priority-list">
        {PRIORITIES.map((priority) => (
          <li key={priority} className="priority">
            <h3>
              <span className="priority-number" aria-hidden="true">
                {priority}
              </span>
              {t(`priority.${priority}`)}
            </h3>
            {indicators
              .filter((indicator) => indicator.priority === priority)
              .map((indicator) => (
                <IndicatorLine key={indicator.id} indicator={indicator} />
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
