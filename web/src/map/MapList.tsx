import { useState } from 'react';
import { Icon } from '../design/index.ts';
import { common, useMessages } from '../i18n/index.ts';
import { SHAPES } from './paint.ts';
import type { MapPoint, PlaceKind } from './points.ts';

export function MarkShape({ kind }: { readonly kind: PlaceKind }) {
  return (
    <svg
      className="map-mark"
      data-kind={kind}
      viewBox="0 0 20 20"
      width="0.75rem"
      height="0.75rem"
      aria-hidden="true"
    >
      <path d={SHAPES[kind]} />
    </svg>
  );
}

export interface MapListProps {
  readonly label: string;
  readonly points: readonly MapPoint[];
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
  readonly isOpen?: boolean;
}

/** The same places as the map, as text. */
export function MapList({ label, points, selected, onSelect, isOpen: isOpenAtFirst = false }: MapListProps) {
  const t = useMessages(common);
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  if (points.length === 0) return null;
  return (
    <div className="map-list">
      <button
        type="button"
        className="map-list-toggle"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'chevron-down' : 'chevron-end'} size={12} />
        {t('placesInList', { count: points.length })}
      </button>
      {isOpen && (
        <ul aria-label={label}>
          {points.map((point) => {
            const text = (
              <>
                <MarkShape kind={point.kind} />
                <span className="visually-hidden">{t(`place.${point.kind}`)}: </span>
                <bdi>{point.label}</bdi>
                {point.detail && <span className="faint">{point.detail}</span>}
              </>
            );
            return (
              <li key={point.id}>
                {onSelect && !point.isPlain ? (
                  <button
                    type="button"
                    aria-pressed={point.id === selected}
                    onClick={() => onSelect(point.id)}
                  >
                    {text}
                  </button>
                ) : (
                  <span>{text}</span>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
