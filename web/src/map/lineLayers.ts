import type { LayerSpecification } from 'maplibre-gl';
import { LINE_KINDS } from './lines.ts';
import type { LineKind } from './lines.ts';
import type { MapColours } from './paint.ts';

export const WAYS = 'ways';
/** Wider than what is drawn, so that a thin line can be pointed at. */
export const WAYS_TARGET = 'ways-target';
export const ARROW = 'arrow';

const DASHES: Readonly<Record<LineKind, readonly number[] | undefined>> = {
  seen: undefined,
  inferred: [3, 2],
  unseen: [0.6, 1.6],
};

/** Lines between places, from below to above: target of the pointer, one layer for each kind, arrows. */
export function wayLayers(colours: MapColours): readonly LayerSpecification[] {
  return [
    {
      id: WAYS_TARGET,
      type: 'line',
      source: WAYS,
      paint: { 'line-color': colours.ink, 'line-opacity': 0, 'line-width': 14 },
    },
    ...LINE_KINDS.map((kind): LayerSpecification => {
      const dashes = DASHES[kind];
      return {
        id: `${WAYS}-${kind}`,
        type: 'line',
        source: WAYS,
        filter: ['==', ['get', 'kind'], kind],
        layout: { 'line-cap': dashes ? 'butt' : 'round' },
        paint: {
          ...wayPaint(colours),
          'line-width': ['+', ['get', 'width'], ['case', ['get', 'selected'], 1.5, 0]],
          ...(dashes ? { 'line-dasharray': [...dashes] } : {}),
        },
      };
    }),
    {
      id: `${WAYS}-arrows`,
      type: 'symbol',
      source: WAYS,
      layout: {
        'symbol-placement': 'line-center',
        'icon-image': ['case', ['get', 'selected'], `${ARROW}-selected`, ARROW],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}

/** What changes with the theme. */
export function wayPaint({ ink, way }: MapColours) {
  return {
    'line-color': ['case', ['get', 'selected'], ink, way] as ['case', ['get', string], string, string],
  };
}
