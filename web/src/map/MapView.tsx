import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { EmptyState, IconButton, fileName } from '../design/index.ts';
import { FRAME, frameCanvas, saveCanvas } from '../design/saveImage.ts';
import { common, useFormat, useMessages } from '../i18n/index.ts';
import { MARKS, createMap, repaint, setMarks, setWays } from './createMap.ts';
import { placeLabels } from './labels.ts';
import type { PlacedLabel } from './labels.ts';
import { WAYS_TARGET } from './lineLayers.ts';
import { bow, toLineGeoJson } from './lines.ts';
import type { MapLine } from './lines.ts';
import { MapList, MarkShape } from './MapList.tsx';
import { boundsOf, toGeoJson } from './points.ts';
import type { Bounds, MapPoint } from './points.ts';
import './Map.css';

export interface MapViewProps {
  readonly label: string;
  readonly points: readonly MapPoint[];
  /** Ways between places; each bends to the left of where it goes. */
  readonly lines?: readonly MapLine[];
  /** Id of a point or a line. */
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
  /** Told what is under the pointer, so that it can be marked elsewhere as well. */
  readonly onPoint?: (id: string | undefined) => void;
  /** Every map has an equivalent list: below it, or elsewhere in the same view. */
  readonly list?: 'below' | 'elsewhere';
  /** px */
  readonly height?: number | 'fill';
}

/** Beyond this many marks, names of countries no longer make way for them. */
const MARKS_AVOIDED = 400;
const NO_LINES: readonly MapLine[] = [];

/** Places on land and sea. Arrow keys and + − work once the map has the focus; the list holds the same places. */
export function MapView({
  label,
  points,
  lines = NO_LINES,
  selected,
  onSelect,
  onPoint,
  list = 'below',
  height = 320,
}: MapViewProps) {
  const t = useMessages(common);
  const format = useFormat();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre>();
  const [isUnavailable, setUnavailable] = useState(false);
  const [labels, setLabels] = useState<readonly PlacedLabel[]>([]);
  const [hovered, setHovered] = useState<{ readonly id: string; readonly x: number; readonly y: number }>();
  const canvasLabel = `${label}. ${t('mapHelp')}`;
  const select = useEffectEvent((id: string) => onSelect?.(id));
  const tellPointed = useEffectEvent((id: string | undefined) => onPoint?.(id));
  const cursor = useEffectEvent(() => (onSelect ? 'pointer' : ''));
  const placedNow = useEffectEvent((on: MapLibre, element: HTMLElement) =>
    placed(on, element, points, format.country),
  );

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    // Making the renderer takes long; the page around the map is drawn first.
    let made: MapLibre | undefined;
    const stopWaiting = afterPaint(() => {
      try {
        made = createMap(element, canvasLabel);
      } catch {
        return setUnavailable(true);
      }
      setMap(made);
    });
    return () => {
      stopWaiting();
      made?.remove();
      setMap(undefined);
    };
  }, [canvasLabel]);

  useEffect(() => {
    const element = container.current;
    if (!map || !element) return;
    const place = () => setLabels(placedNow(map, element));
    // Names come with the land under them, not before it.
    map.once('load', () => {
      map.on('move', place);
      map.on('resize', place);
      place();
    });
    // Marks lie above lines, and are what is meant where both are.
    const targets = [MARKS, WAYS_TARGET];
    map.on('click', targets, (event) => {
      const id: unknown = event.features?.[0]?.properties.id;
      if (typeof id === 'string') select(id);
    });
    map.on('mousemove', targets, (event) => {
      const id: unknown = event.features?.[0]?.properties.id;
      map.getCanvas().style.cursor = cursor();
      if (typeof id !== 'string') return;
      setHovered({ id, x: event.point.x, y: event.point.y });
      tellPointed(id);
    });
    map.on('mouseleave', targets, () => {
      map.getCanvas().style.cursor = '';
      setHovered(undefined);
      tellPointed(undefined);
    });
    return onThemeChange(() => repaint(map, element));
  }, [map]);

  useEffect(() => {
    if (map) setMarks(map, toGeoJson(points, selected));
  }, [map, points, selected]);

  useEffect(() => {
    if (map) setWays(map, toLineGeoJson(lines, selected));
  }, [map, lines, selected]);

  // Kept while the places spread over the same area, so that choosing one does not move the map.
  const corners = boundsOf([...points, ...lines.flatMap(cornersOf)])?.join(' ');
  const bounds = useMemo(() => corners?.split(' ').map(Number) as Bounds | undefined, [corners]);
  useEffect(() => {
    if (map && bounds) showBounds(map, bounds, false);
  }, [map, bounds]);

  const kinds = useMemo(() => [...new Set(points.map((point) => point.kind))], [points]);
  const pointed = hovered && [...points, ...lines].find(({ id }) => id === hovered.id);

  return (
    <figure className="map" data-fill={height === 'fill'}>
      {isUnavailable ? (
        <EmptyState icon="map" title={t('mapUnavailable')} />
      ) : (
        <div className="map-frame" style={height === 'fill' ? {} : { blockSize: height }}>
          <div className="map-canvas" ref={container} />
          <div className="map-labels" aria-hidden="true">
            {labels.map(({ code, text, x, y }) => (
              <span key={code} style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}>
                {text}
              </span>
            ))}
            {pointed && hovered && (
              <div
                className="map-pointed"
                style={{
                  transform: `translate(${hovered.x}px, ${hovered.y}px) translate(-50%, calc(-100% - 14px))`,
                }}
              >
                <bdi>{pointed.label}</bdi>
                {pointed.detail && <small>{pointed.detail}</small>}
              </div>
            )}
          </div>
          <div className="map-tools">
            <IconButton icon="zoom-in" label={t('zoomIn')} size="small" onPress={() => map?.zoomIn()} />
            <IconButton icon="zoom-out" label={t('zoomOut')} size="small" onPress={() => map?.zoomOut()} />
            <IconButton
              icon="map"
              label={t('showAllPlaces')}
              size="small"
              onPress={() => {
                if (map && bounds) showBounds(map, bounds, true);
              }}
              isDisabled={!bounds}
            />
            <IconButton
              icon="image"
              label={t('saveImage')}
              size="small"
              onPress={() => {
                if (map) void saveMap(map, labels, label, t('mapAttribution'));
              }}
            />
          </div>
        </div>
      )}
      <figcaption className="map-caption">
        <span className="map-legend">
          {kinds.map((kind) => (
            <span key={kind}>
              <MarkShape kind={kind} />
              {t(`place.${kind}`)}
            </span>
          ))}
        </span>
        <span className="map-attribution">{t('mapAttribution')}</span>
      </figcaption>
      {(list === 'below' || isUnavailable) && (
        <MapList
          label={label}
          points={points}
          selected={selected}
          {...(onSelect ? { onSelect } : {})}
          isOpen={isUnavailable}
        />
      )}
    </figure>
  );
}

function cornersOf(line: MapLine): { longitude: number; latitude: number }[] {
  return bow(line).map(([longitude, latitude]) => ({ longitude, latitude }));
}

/** Names of countries where they meet neither each other nor the marks. */
function placed(
  map: MapLibre,
  element: HTMLElement,
  points: readonly MapPoint[],
  country: (code: string) => string,
): readonly PlacedLabel[] {
  const project = (longitude: number, latitude: number) => map.project([longitude, latitude]);
  const marks = points.slice(0, MARKS_AVOIDED).map((point) => project(point.longitude, point.latitude));
  return placeLabels(map.getZoom(), project, country, element.clientWidth, element.clientHeight, marks);
}

function showBounds(map: MapLibre, [west, south, east, north]: Bounds, isAnimated: boolean): void {
  map.fitBounds([west, south, east, north], {
    padding: 36,
    maxZoom: 8,
    animate: isAnimated,
    duration: 300,
  });
}

/** Acts once the frame under way has been drawn. @returns what calls it off */
function afterPaint(action: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const frame = requestAnimationFrame(() => (timer = setTimeout(action)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function onThemeChange(action: () => void): () => void {
  const observer = new MutationObserver(action);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', action);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', action);
  };
}

/** The drawing is read inside a frame, while the buffer still holds it. */
async function saveMap(
  map: MapLibre,
  labels: readonly PlacedLabel[],
  title: string,
  source: string,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<HTMLCanvasElement>();
  map.once('render', () => {
    const drawn = map.getCanvas();
    const width = drawn.clientWidth;
    const height = drawn.clientHeight;
    const canvas = frameCanvas(width, height, { title, source });
    const context = canvas.getContext('2d')!;
    context.drawImage(
      drawn,
      FRAME.margin * FRAME.scale,
      FRAME.head * FRAME.scale,
      width * FRAME.scale,
      height * FRAME.scale,
    );
    const style = getComputedStyle(document.documentElement);
    context.scale(FRAME.scale, FRAME.scale);
    context.fillStyle = style.color;
    context.globalAlpha = 0.6;
    context.textAlign = 'center';
    context.font = `12px ${style.fontFamily}`;
    for (const { text, x, y } of labels) context.fillText(text, FRAME.margin + x, FRAME.head + y + 4);
    resolve(canvas);
  });
  map.triggerRepaint();
  await saveCanvas(await promise, fileName(title, 'png', new Date()));
}
