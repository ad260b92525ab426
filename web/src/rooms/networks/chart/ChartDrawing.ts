import { crowding, fitting, panned, toPixel, zoomed } from './camera.ts';
import type { Camera, Extent, Point } from './camera.ts';
import { Gestures } from './gestures.ts';
import { Layout } from './layout.ts';
import type { ChartColours, LinkLook, NodeLook } from './looks.ts';
import { drawNames } from './names.ts';
import { paintChart } from './paint.ts';
import type { Viewport } from './paint.ts';
import { linkAt, nodeAt } from './pick.ts';
import { arrangement, moveTo } from './arrangement.ts';
import { besides, startByGroup, startOf } from './place.ts';
import type { Place } from './place.ts';
import { placesOf, sceneOf } from './scene.ts';
import type { SceneOfChart } from './scene.ts';
import { StagePicture } from './StagePicture.ts';

export interface DrawingEvents {
  /** `isAdded`: to what is selected already. */
  onNode(id: string, isAdded: boolean): void;
  onLink(id: string): void;
  onStage(): void;
  onExpand(id: string): void;
  /** Something was put somewhere by hand. */
  onPinned(): void;
  onArranging(isUnderWay: boolean): void;
  /** The chart cannot be drawn in this browser. */
  onFailed(): void;
}

/** Drawn beyond each edge, in pixels, so that it is there when the chart is moved. */
const MARGIN = 160;
const ZOOM_OF_DOUBLE_CLICK = 1.6;

/**
 * A chart on two canvases: marks and links on the stage, and above them names, rings and pins.
 */
export class ChartDrawing implements Disposable {
  readonly #stage: HTMLCanvasElement;
  readonly #names: HTMLCanvasElement;
  readonly #events: DrawingEvents;
  readonly #picture: StagePicture;
  readonly #gestures: Gestures;
  readonly #layout = new Layout();
  readonly #resizing = new ResizeObserver(() => this.#resize());
  readonly #places: Map<string, Place>;
  #colours: ChartColours;
  #shown: SceneOfChart;
  /** Of the nodes of the scene, in its order. */
  #points = new Float32Array();
  #selected: ReadonlySet<string> = new Set();
  #hovered: string | undefined;
  #dragged: readonly string[] = [];
  #extent: Extent = { width: 0, height: 0 };
  /** Where the whole chart was seen last; zooming and the size of marks count from it. */
  #whole: Camera = { x: 0, y: 0, scale: 1 };
  #crowding = 1;
  #camera = this.#whole;
  #frame: number | undefined;
  #isDisposed = false;

  /**
   * @param places where nodes stand; written to as they move
   * @throws where the browser cannot draw beside the page
   */
  constructor(
    stage: HTMLCanvasElement,
    names: HTMLCanvasElement,
    places: Map<string, Place>,
    colours: ChartColours,
    events: DrawingEvents,
  ) {
    this.#stage = stage;
    this.#names = names;
    this.#places = places;
    this.#colours = colours;
    this.#shown = sceneOf([], [], colours);
    this.#events = events;
    this.#picture = new StagePicture(
      stage,
      () => this.redraw(),
      () => events.onFailed(),
    );
    this.#gestures = this.#listen();
    this.#resize();
    this.#resizing.observe(stage);
  }

  /** Draws what is given in place of what is drawn. New nodes are arranged around those that stand. */
  show(nodes: readonly NodeLook[], links: readonly LinkLook[]): void {
    const known = new Set(this.#shown.ids);
    const fresh = nodes.filter(({ id }) => !this.#places.has(id));
    this.#startPlaces(nodes, fresh, links);
    this.#shown = sceneOf(nodes, links, this.#colours);
    this.#picture.show(this.#shown.scene);
    this.#follow();
    if (known.size === 0) this.fit();
    if (fresh.length > 0) this.#arrange(fresh.length === nodes.length ? new Set() : known);
  }

  select(selected: ReadonlySet<string>): void {
    this.#selected = selected;
    this.redraw();
  }

  /** Draws what is above marks and links anew, such as a pin. */
  redraw(): void {
    // The page may still tell a chart that went what is chosen.
    if (this.#isDisposed) return;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw();
    });
  }

  recolour(colours: ChartColours): void {
    this.#colours = colours;
  }

  /** Arranges everything that is not pinned anew, from where it stands. */
  arrange(): void {
    this.fit();
    this.#arrange(new Set());
  }

  fit(): void {
    this.#whole = fitting(this.#points, this.#extent);
    this.#crowding = crowding(this.#shown.scene.sizes, this.#extent);
    this.#look(this.#whole);
  }

  zoom(factor: number): void {
    const { width, height } = this.#extent;
    this.#zoom(factor, { x: width / 2, y: height / 2 });
  }

  /** Brings a node into sight where it is not. */
  reveal(id: string): void {
    const place = this.#places.get(id);
    const point = this.pointOf(id);
    const { width, height } = this.#extent;
    if (!place || !point) return;
    if (point.x > 20 && point.y > 20 && point.x < width - 20 && point.y < height - 20) return;
    this.#look({ x: place.x, y: place.y, scale: this.#camera.scale });
  }

  /** Where a node is in the drawing, in pixels. */
  pointOf(id: string): Point | undefined {
    const place = this.#places.get(id);
    return place && toPixel(this.#camera, this.#extent, place);
  }

  /** The chart as it is seen, on a canvas of its own. */
  picture(): HTMLCanvasElement {
    const { width, height } = this.#stage;
    const marks = document.createElement('canvas');
    marks.width = width;
    marks.height = height;
    paintChart(marks.getContext('2d')!, this.#shown.scene, this.#points, { ...this.#viewport(), margin: 0 });
    const picture = document.createElement('canvas');
    picture.width = width;
    picture.height = height;
    const context = picture.getContext('2d')!;
    context.fillStyle = this.#colours.surface;
    context.fillRect(0, 0, width, height);
    context.drawImage(marks, 0, 0);
    context.drawImage(this.#names, 0, 0, width, height);
    return picture;
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#resizing.disconnect();
    this.#gestures[Symbol.dispose]();
    this.#layout.stop();
    this.#picture[Symbol.dispose]();
    this.#events.onArranging(false);
  }

  #listen(): Gestures {
    return new Gestures(this.#stage, {
      onGrab: (pixel) => this.#grab(pixel),
      onDrag: (by) => this.#drag(by),
      onDrop: () => this.#drop(),
      onPan: (by) => this.#look(panned(this.#camera, by)),
      onZoom: (factor, pixel) => this.#zoom(factor, pixel),
      onHover: (pixel) => this.#hover(pixel),
      onClick: (pixel, isAdded) => {
        const node = this.#nodeAt(pixel);
        const link = node === undefined ? this.#linkAt(pixel) : undefined;
        if (node !== undefined) this.#events.onNode(node, isAdded);
        else if (link !== undefined) this.#events.onLink(link);
        else this.#events.onStage();
      },
      onDoubleClick: (pixel) => {
        const node = this.#nodeAt(pixel);
        if (node === undefined) this.#zoom(ZOOM_OF_DOUBLE_CLICK, pixel);
        else this.#events.onExpand(node);
      },
    });
  }

  #nodeAt(pixel: Point): string | undefined {
    const { scene, nodes } = this.#shown;
    return nodes[nodeAt(scene, this.#points, this.#viewport(), pixel)]?.id;
  }

  #linkAt(pixel: Point): string | undefined {
    const { scene, links } = this.#shown;
    return links[linkAt(scene, this.#points, this.#viewport(), pixel)]?.id;
  }

  #hover(pixel: Point | undefined): void {
    const node = pixel && this.#nodeAt(pixel);
    const isOverSomething = node !== undefined || (pixel && this.#linkAt(pixel)) !== undefined;
    this.#stage.style.cursor = isOverSomething ? 'pointer' : '';
    if (node === this.#hovered) return;
    this.#hovered = node;
    this.redraw();
  }

  /** Takes hold of the node under the pointer, with all that is selected where it is among them. */
  #grab(pixel: Point): boolean {
    const node = this.#nodeAt(pixel);
    if (node === undefined) return false;
    this.#layout.stop();
    this.#events.onArranging(false);
    this.#dragged = this.#selected.has(node)
      ? [...this.#selected].filter((id) => this.#places.has(id))
      : [node];
    return true;
  }

  #drag({ x, y }: Point): void {
    const { scale } = this.#camera;
    for (const id of this.#dragged) {
      const place = this.#places.get(id);
      if (place) this.#places.set(id, { x: place.x + x / scale, y: place.y - y / scale, pinned: true });
    }
    this.#follow();
  }

  #drop(): void {
    this.#dragged = [];
    this.#events.onPinned();
  }

  #zoom(factor: number, pixel: Point): void {
    this.#look(zoomed(this.#camera, this.#whole, factor, this.#extent, pixel));
  }

  #look(camera: Camera): void {
    this.#camera = camera;
    this.redraw();
  }

  /** Takes over where nodes stand now. */
  #follow(): void {
    this.#points = placesOf(this.#shown.ids, this.#places);
    this.#picture.move(this.#points);
    this.redraw();
  }

  /** Nodes without a place begin beside one that they are linked to; where none has a place, by their groups. */
  #startPlaces(nodes: readonly NodeLook[], fresh: readonly NodeLook[], links: readonly LinkLook[]): void {
    if (fresh.length === 0) return;
    if (fresh.length === nodes.length) {
      for (const [id, place] of startByGroup(fresh)) this.#places.set(id, place);
      return;
    }
    let reach = 1;
    for (const { id } of nodes) {
      const place = this.#places.get(id);
      if (place) reach = Math.max(reach, Math.abs(place.x), Math.abs(place.y));
    }
    const anchors = new Map<string, Place>();
    for (const { from, to } of links) {
      const [one, other] = [this.#places.get(from), this.#places.get(to)];
      if (one && !other) anchors.set(to, one);
      else if (other && !one) anchors.set(from, other);
    }
    for (const { id } of fresh) {
      const anchor = anchors.get(id);
      this.#places.set(id, anchor ? besides(id, anchor, reach / 12) : startOf(id, reach));
    }
  }

  #arrange(standing: ReadonlySet<string>): void {
    const { ids, fixed, ends } = arrangement(this.#shown, this.#places, standing);
    // Where everything is pinned there is nothing to wait for.
    this.#events.onArranging(fixed.includes(0));
    const take = (now: Float32Array, isLast: boolean): void => {
      const wasWhole = this.#camera === this.#whole;
      moveTo(this.#places, { ids, fixed }, now);
      this.#follow();
      // Whoever has come nearer meanwhile wants to stay there.
      if (standing.size === 0 && wasWhole) this.fit();
      if (isLast) this.#events.onArranging(false);
    };
    const places = placesOf(ids, this.#places);
    this.#layout.start({ places, fixed: fixed.slice(), ends }, take, () => this.#events.onArranging(false));
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#stage;
    if (width === this.#extent.width && height === this.#extent.height) return;
    const isWhole = this.#camera === this.#whole;
    this.#extent = { width, height };
    if (isWhole) this.fit();
    else this.redraw();
  }

  #viewport(): Viewport {
    return {
      camera: this.#camera,
      extent: this.#extent,
      margin: MARGIN,
      ratio: devicePixelRatio,
      markScale: this.#crowding * Math.sqrt(this.#camera.scale / this.#whole.scale),
    };
  }

  #draw(): void {
    const { width, height } = this.#extent;
    // Out of sight, for example while another tab is open.
    if (width === 0 || height === 0) return;
    const viewport = this.#viewport();
    this.#picture.draw(viewport);
    drawNames(this.#names, {
      nodes: this.#shown.nodes,
      points: this.#points,
      isPinned: (id) => this.#places.get(id)?.pinned ?? false,
      selected: this.#selected,
      hovered: this.#hovered,
      colours: this.#colours,
      viewport,
    });
  }
}
