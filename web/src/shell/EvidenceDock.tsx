import { useState } from 'react';
import { PaneSeparator } from '../design/PaneSeparator.tsx';
import { shell, useMessages } from '../i18n/index.ts';
import { EvidencePane } from './EvidencePane.tsx';

const PREFERRED = 420;
const MIN = 320;

/** The evidence beside the room, or over it where there is no space for both. */
export function EvidenceDock({
  isOver,
  areaWidth,
}: {
  readonly isOver: boolean;
  readonly areaWidth: number;
}) {
  const t = useMessages(shell);
  const [width, setWidth] = useState(PREFERRED);
  return (
    <aside
      className="evidence-dock"
      aria-label={t('evidence')}
      data-over={isOver}
      style={isOver ? {} : { inlineSize: width }}
    >
      {!isOver && (
        <PaneSeparator
          label={t('evidence')}
          min={MIN}
          edge="start"
          value={width}
          max={Math.max(MIN, areaWidth - 440)}
          onChange={(next) => setWidth(next ?? PREFERRED)}
        />
      )}
      <EvidencePane />
    </aside>
  );
}
