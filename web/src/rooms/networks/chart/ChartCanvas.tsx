import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, Ref } from 'react';
import { EmptyState, useEvidence } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { Point } from './camera.ts';
import { ChartDrawing } from './ChartDrawing.ts';
import type { DrawingEvents } from './ChartDrawing.ts';
import { neighboursOf } from './chartState.ts';
import type { ChartColours, LinkLook, NodeLook } from './looks.ts';
import { inDirection, isInside } from './place.ts';
import type { Place } from './place.ts';
import type { NetworkLink } from '../networks.ts';

export interface ChartControl {
  fit(): void;
  zoom(factor: number): void;
  arrange(): void;
  /** After something changed beside the drawing, such as a pin. */
  redraw(): void;
  picture(): HTMLCanvasElement | undefined;
}

export interface ChartCanvasProps extends Pick<
  DrawingEvents,
  'onPinned' | 'onArranging' | 'onLink' | 'onStage'
> {
  readonly label: string;
  readonly nodes: readonly NodeLook[];
  readonly looks: readonly LinkLook[];
  readonly links: readonly NetworkLink[];
  readonly places: Map<string, Place>;
  readonly colours: ChartColours;
  readonly selected: ReadonlySet<string>;
  /** The node that the keyboard is at. */
  readonly current: string | undefined;
  readonly isLasso: boolean;
  readonly onNode: (id: string, isAdded: boolean) => void;
  readonly onExpand: (id: string) => void;
  readonly onLasso: (nodes: readonly string[]) => void;
  readonly control: Ref<ChartControl>;
}

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The drawn chart. Arrow keys go along links, with Alt to any node; Enter expands; the tables hold the same. */
export function ChartCanvas(props: ChartCanvasProps) {
  const { nodes, looks, links, places, colours, selected, current, isLasso } = props;
  const t = useMessages(messages);
  const evidence = useEvidence();
  const stage = useRef<HTMLCanvasElement>(null);
  const names = useRef<HTMLCanvasElement>(null);
  const [drawing, setDrawing] = useState<ChartDrawing>();
  const [isUnavailable, setUnavailable] = useState(false);
  const coloursNow = useEffectEvent(() => colours);
  const onNode = useEffectEvent((id: string, isAdded: boolean) => props.onNode(id, isAdded));
  const onLink = useEffectEvent((id: string) => props.onLink(id));
  const onStage = useEffectEvent(() => props.onStage());
  const onExpand = useEffectEvent((id: string) => props.onExpand(id));
  const onPinned = useEffectEvent(() => props.onPinned());
  const onArranging = useEffectEvent((isUnderWay: boolean) => props.onArranging(isUnderWay));

  useEffect(() => {
    const [below, above] = [stage.current, names.current];
    if (!below || !above) return;
    let made: ChartDrawing;
    try {
      made = new ChartDrawing(below, above, places, coloursNow(), {
        onNode: (id, isAdded) => onNode(id, isAdded),
        onLink: (id) => onLink(id),
        onStage: () => onStage(),
        onExpand: (id) => onExpand(id),
        onPinned: () => onPinned(),
        onArranging: (isUnderWay) => onArranging(isUnderWay),
        onFailed: () => setUnavailable(true),
      });
    } catch {
      setUnavailable(true);
      return;
    }
    setDrawing(made);
    return () => {
      made[Symbol.dispose]();
      setDrawing(undefined);
    };
  }, [places]);

  useEffect(() => {
    drawing?.recolour(colours);
    drawing?.show(nodes, looks);
  }, [drawing, nodes, looks, colours]);
  useEffect(() => drawing?.select(selected), [drawing, selected]);
  useEffect(() => {
    if (current !== undefined) drawing?.reveal(current);
  }, [drawing, current]);

  useImperativeHandle(
    props.control,
    () => ({
      fit: () => drawing?.fit(),
      zoom: (factor) => drawing?.zoom(factor),
      arrange: () => drawing?.arrange(),
      redraw: () => drawing?.redraw(),
      picture: () => drawing?.picture(),
    }),
    [drawing],
  );

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction) {
      event.preventDefault();
      const next = step(direction, event.altKey);
      if (next !== undefined) props.onNode(next, false);
    } else if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault();
      props.onExpand(current);
    } else if (event.key === '+' || event.key === '-') {
      event.preventDefault();
      drawing?.zoom(event.key === '+' ? 1.3 : 1 / 1.3);
    } else if (event.key === 'Escape' && evidence.shown === undefined) {
      // Otherwise the key closes the evidence.
      props.onStage();
    }
  }

  /** The node that an arrow leads to: of those linked, or of all; the largest where none is chosen yet. */
  function step(direction: Point, isAny: boolean): string | undefined {
    const from = current === undefined ? undefined : drawing?.pointOf(current);
    if (from === undefined || current === undefined)
      return nodes.reduce<NodeLook | undefined>(
        (largest, node) => (largest && largest.size >= node.size ? largest : node),
        undefined,
      )?.id;
    const ids = isAny ? nodes.map(({ id }) => id) : [...neighboursOf(links, current)];
    const others = ids.flatMap((id) => {
      const point = drawing?.pointOf(id);
      return point && id !== current ? [{ id, x: point.x, y: point.y }] : [];
    });
    return inDirection(from, others, direction)?.id;
  }

  if (isUnavailable)
    return (
      <EmptyState icon="networks" title={t('cannotDraw')}>
        {t('cannotDrawText')}
      </EmptyState>
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes keys
    <div
      className="chart-canvas"
      role="application"
      aria-label={props.label}
      aria-roledescription={t('chart')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- and therefore the focus
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <canvas className="chart-stage" ref={stage} aria-hidden="true" />
      <canvas className="chart-names" ref={names} aria-hidden="true" />
      {isLasso && (
        <Lasso
          onOutline={(outline) =>
            props.onLasso(
              nodes.flatMap(({ id }) => {
                const point = drawing?.pointOf(id);
                return point && isInside(point, outline) ? [id] : [];
              }),
            )
          }
        />
      )}
    </div>
  );
}

/** Takes the pointer while nodes are being surrounded. */
function Lasso({ onOutline }: { readonly onOutline: (outline: readonly Point[]) => void }) {
  const [points, setPoints] = useState<readonly Point[]>([]);
  const at = ({ nativeEvent }: PointerEvent): Point => ({ x: nativeEvent.offsetX, y: nativeEvent.offsetY });
  return (
    <svg
      className="chart-lasso"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setPoints([at(event)]);
      }}
      onPointerMove={(event) => {
        if (points.length > 0) setPoints([...points, at(event)]);
      }}
      onPointerUp={() => {
        if (points.length > 2) onOutline(points);
        setPoints([]);
      }}
      onPointerCancel={() => setPoints([])}
    >
      <path d={points.length === 0 ? '' : `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}Z`} />
    </svg>
  );
}
