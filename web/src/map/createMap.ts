import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import type { GeoJSONSource, StyleSpecification } from 'maplibre-gl';
import coarseLand from 'natural-earth:coarse/land';
import coarseLines from 'natural-earth:coarse/lines';
import fineLand from 'natural-earth:fine/land';
import fineLines from 'natural-earth:fine/lines';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { ARROW, WAYS, wayLayers, wayPaint } from './lineLayers.ts';
import { LINE_KINDS } from './lines.ts';
import { MARK_RATIO, arrowImage, mapColours, markImage } from './paint.ts';
import type { MapColours } from './paint.ts';
import { PLACE_KINDS } from './points.ts';

setWorkerUrl(workerUrl);

/** Finer coasts are fetched from here on; below it they could not be seen. */
const FINE_FROM = 6;
const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

export const MARKS = 'marks';

/** The Channel and what leads to it. */
const HOME = { center: [4.5, 49.8] as [number, number], zoom: 4 };

/** A flat, north-up map with muted land and nothing fetched from elsewhere. Throws where WebGL is missing. */
export function createMap(container: HTMLElement, canvasLabel: string): MapLibre {
  const colours = mapColours(container);
  const map = new MapLibre({
    container,
    style: styleOf(colours),
    ...HOME,
    minZoom: 1.5,
    maxZoom: 13,
    renderWorldCopies: false,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    locale: { 'Map.Title': canvasLabel },
  });
  ready.set(map, new Promise((resolve) => map.once('style.load', () => resolve())));
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  addMarks(map, colours);
  let isFine = false;
  map.on('zoomend', () => {
    if (isFine || map.getZoom() < FINE_FROM) return;
    isFine = true;
    // The coarse shapes stay on screen until the finer ones are read.
    void map.getSource<GeoJSONSource>('land')?.setData(fineLand);
    void map.getSource<GeoJSONSource>('lines')?.setData(fineLines);
  });
  return map;
}

/** Applies the theme of the page anew. */
export function repaint(map: MapLibre, container: HTMLElement): void {
  const colours = mapColours(container);
  whenReady(map, () => {
    map.setPaintProperty('sea', 'background-color', colours.sea);
    map.setPaintProperty('land', 'fill-color', colours.land);
    map.setPaintProperty('borders', 'line-color', colours.border);
    map.setPaintProperty('coast', 'line-color', colours.coast);
    for (const kind of PLACE_KINDS) {
      map.updateImage(kind, markImage(kind, colours, false));
      map.updateImage(`${kind}-selected`, markImage(kind, colours, true));
    }
    for (const kind of LINE_KINDS)
      map.setPaintProperty(`${WAYS}-${kind}`, 'line-color', wayPaint(colours)['line-color']);
    map.updateImage(ARROW, arrowImage(colours.way, colours.surface));
    map.updateImage(`${ARROW}-selected`, arrowImage(colours.ink, colours.surface));
  });
}

export function setWays(map: MapLibre, ways: GeoJSON.FeatureCollection): void {
  whenReady(map, () => void map.getSource<GeoJSONSource>(WAYS)?.setData(ways));
}

export function setMarks(map: MapLibre, marks: GeoJSON.FeatureCollection): void {
  whenReady(map, () => void map.getSource<GeoJSONSource>(MARKS)?.setData(marks));
}

const ready = new WeakMap<MapLibre, Promise<void>>();

/** Acts once the style is in place; never on a map that has been removed meanwhile. */
function whenReady(map: MapLibre, action: () => void): void {
  void ready.get(map)?.then(() => {
    if (map.getContainer().isConnected) action();
  });
}

function addMarks(map: MapLibre, colours: MapColours): void {
  whenReady(map, () => {
    map.addImage(ARROW, arrowImage(colours.way, colours.surface), { pixelRatio: MARK_RATIO });
    map.addImage(`${ARROW}-selected`, arrowImage(colours.ink, colours.surface), { pixelRatio: MARK_RATIO });
    for (const layer of wayLayers(colours)) map.addLayer(layer);
    for (const kind of PLACE_KINDS) {
      map.addImage(kind, markImage(kind, colours, false), { pixelRatio: MARK_RATIO });
      map.addImage(`${kind}-selected`, markImage(kind, colours, true), { pixelRatio: MARK_RATIO });
    }
    map.addLayer({
      id: MARKS,
      type: 'symbol',
      source: MARKS,
      layout: {
        'icon-image': ['concat', ['get', 'kind'], ['case', ['get', 'selected'], '-selected', '']],
        'icon-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          2,
          ['*', 0.5, ['get', 'scale']],
          6,
          ['*', 0.75, ['get', 'scale']],
          11,
          ['get', 'scale'],
        ],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        // Events lie on top of the places where they happened.
        'symbol-sort-key': [
          'case',
          ['get', 'selected'],
          3,
          ['match', ['get', 'kind'], 'launch', 2, 'seizure', 1, 0],
        ],
      },
    });
  });
}

function styleOf(colours: MapColours): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: coarseLand, tolerance: 0.25, maxzoom: 12 },
      lines: { type: 'geojson', data: coarseLines, tolerance: 0.25, maxzoom: 12 },
      [WAYS]: { type: 'geojson', data: EMPTY },
      [MARKS]: { type: 'geojson', data: EMPTY },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
      {
        id: 'land',
        type: 'fill',
        source: 'land',
        paint: { 'fill-color': colours.land, 'fill-antialias': false },
      },
      {
        id: 'borders',
        type: 'line',
        source: 'lines',
        filter: ['==', ['get', 'kind'], 'border'],
        paint: {
          'line-color': colours.border,
          'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.5, 8, 1.2],
        },
      },
      {
        id: 'coast',
        type: 'line',
        source: 'lines',
        filter: ['==', ['get', 'kind'], 'coast'],
        paint: {
          'line-color': colours.coast,
          'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 8, 1.2],
        },
      },
    ],
  };
}
