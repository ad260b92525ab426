import { Select } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { byDay, changeKey, countChanges } from './changes.ts';
import type { Change } from './changes.ts';
import { ChangeLine } from './ChangeLine.tsx';
import { messages } from './messages.ts';
import { CHANGE_KINDS } from './route.ts';
import type { ChangeKind } from './route.ts';
import { ROVING, useRoving } from './useRoving.ts';

const ALL = 'all';

export interface NewsProps {
  readonly changes: readonly Change[];
  readonly lastVisit: string | undefined;
  readonly kind: ChangeKind | undefined;
  readonly onKind: (kind: ChangeKind | undefined) => void;
}

/** What came, went and was decided since the last visit, by day, newest first. */
export function News({ changes, lastVisit, kind, onKind }: NewsProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const counts = countChanges(changes);
  const shown = kind === undefined ? changes : changes.filter(({ what }) => what === kind);
  const roving = useRoving(shown.length);
  const indexOf = new Map(shown.map((change, index) => [change, index]));
  return (
    <section className="picture-part picture-news" aria-label={t('news')} data-part="news">
      <header className="picture-part-head">
        <h2>{t('news')}</h2>
        <span className="faint">
          {lastVisit === undefined
            ? t('newsFirst')
            : t('newsSince', { when: format.relative(lastVisit, new Date()) })}
        </span>
        {changes.length > 0 && (
          <Select
            size="small"
            hideLabel
            label={t('newsKind')}
            value={kind ?? ALL}
            onChange={(value) => onKind(value === ALL ? undefined : value)}
            options={[
              { value: ALL, label: t('newsAll'), detail: format.number(changes.length) },
              ...CHANGE_KINDS.map((one) => ({
                value: one,
                label: t(`newsKind.${one}`),
                detail: format.number(counts.get(one) ?? 0),
              })),
            ]}
          />
        )}
      </header>
      {shown.length === 0 ? (
        <p className="picture-none">
          {changes.length > 0
            ? t('newsNoneKind')
            : lastVisit === undefined
              ? t('newsNoneFirst')
              : t('newsNone', { when: format.dateTime(lastVisit) })}
        </p>
      ) : (
        <div className="picture-scroll" {...roving.list}>
          {byDay(shown).map((day) => (
            <div key={day.at} className="news-day">
              <h3>{dayName(day.at, t('today'), t('yesterday'), format.date)}</h3>
              <ol>
                {day.changes.map((change) => (
                  <li key={changeKey(change)}>
                    <ChangeLine
                      change={change}
                      tabIndex={roving.tabIndex(indexOf.get(change) ?? 0)}
                      {...ROVING}
                    />
                  </li>
                ))}
              </ol>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function dayName(at: string, today: string, yesterday: string, write: (value: Date) => string): string {
  const day = new Date(at);
  const now = new Date();
  if (day.toDateString() === now.toDateString()) return today;
  now.setDate(now.getDate() - 1);
  return day.toDateString() === now.toDateString() ? yesterday : write(day);
}
