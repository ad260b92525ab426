import { Section, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { Problem } from './draft.ts';
import { RecordSearch } from './RecordSearch.tsx';
import type { SeizureDraftControl } from './useSeizureDraft.ts';

export interface PartProps extends SeizureDraftControl {
  /** What is shown as wrong. */
  readonly problems: ReadonlySet<Problem>;
}

export function WhenWhere({ draft, change, problems }: PartProps) {
  const t = useMessages(messages);
  return (
    <Section title={`1. ${t('whenWhere')}`}>
      <div className="terms-grid">
        <TextField
          label={t('daySeized')}
          type="date"
          value={draft.day}
          onChange={(day) => change((before) => ({ ...before, day }))}
          isRequired
          problem={
            problems.has('day')
              ? t('problem.day')
              : problems.has('dayLater')
                ? t('problem.dayLater')
                : undefined
          }
        />
        <TextField
          label={t('authority')}
          help={t('authorityHelp')}
          value={draft.authority}
          maxLength={200}
          onChange={(authority) => change((before) => ({ ...before, authority }))}
        />
        <RecordSearch
          label={t('placeKnown')}
          schema="Place"
          chosen={draft.knownPlace}
          onChoose={(place) =>
            change(({ knownPlace: _, ...before }) => ({ ...before, ...(place ? { knownPlace: place } : {}) }))
          }
        />
        {!draft.knownPlace && (
          <>
            <TextField
              label={t('placeName')}
              help={t('placeNameHelp')}
              value={draft.placeName}
              maxLength={300}
              onChange={(placeName) => change((before) => ({ ...before, placeName }))}
              isRequired
              problem={problems.has('place') ? t('problem.place') : undefined}
            />
            <TextField
              label={t('latitude')}
              help={t('positionHelp')}
              inputMode="decimal"
              mono
              value={draft.latitude}
              onChange={(latitude) => change((before) => ({ ...before, latitude }))}
              problem={problems.has('position') ? t('problem.position') : undefined}
            />
            <TextField
              label={t('longitude')}
              inputMode="decimal"
              mono
              value={draft.longitude}
              onChange={(longitude) => change((before) => ({ ...before, longitude }))}
            />
          </>
        )}
      </div>
    </Section>
  );
}
