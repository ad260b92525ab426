import { CLEAR, newGraph, newSigma } from './chartSigma.ts';
import type { ChartSigma, LinkAttributes, NodeAttributes } from './chartSigma.ts';
import { Layout } from './layout.ts';
import type { ChartColours, LinkLook, NodeLook } from './looks.ts';
import { drawNames } from './names.ts';
import { besides, startOf } from './place.ts';
import type { Place } from './place.ts';

export interface DrawingEvents {
  /** `isAdded`: to what is selected already. */
  onNode(id: string, isAdded: boolean): void;
  onLink(id: string): void;
  onStage(): void;
  onExpand(id: string): void;
  /** Something was put somewhere by hand. */
  onPinned(): void;
  onArranging(isUnderWay: boolean): void;
}

const FAINT = 0.16;
const DASH = 5;
/** Beyond this many changes, a new graph is quicker than changing the one that is drawn. */
const MANY = 2000;

/**
 * A chart on a canvas. Sigma draws marks and links; names are drawn above by the canvas itself, which joins Arabic letters
 * and sets them from right to left, as sigma's own labels do not.
 */
export class ChartDrawing implements Disposable {
  readonly #container: HTMLElement;
  #sigma: ChartSigma;
  readonly #names: HTMLCanvasElement;
  readonly #layout = new Layout();
  /** Sigma itself follows the window alone, not the pane. */
  readonly #resizing = new ResizeObserver(() => this.#sigma.scheduleRefresh());
  readonly #events: DrawingEvents;
  readonly #places: Map<string, Place>;
  #graph = newGraph();
  #nodes: readonly NodeLook[] = [];
  /** The largest first. */
  #named: readonly NodeLook[] = [];
  #links: readonly LinkLook[] = [];
  #selected: ReadonlySet<string> = new Set();
  #hovered: string | undefined;
  #colours: ChartColours;

  /**
   * @param places where nodes stand; written to as they move
   * @throws where WebGL is missing
   */
  constructor(
    container: HTMLElement,
    names: HTMLCanvasElement,
    places: Map<string, Place>,
    colours: ChartColours,
    events: DrawingEvents,
  ) {
    this.#names = names;
    this.#events = events;
    this.#places = places;
    this.#colours = colours;
    this.#container = container;
    this.#sigma = this.#make();
    this.#resizing.observe(container);
  }

  /** Draws what is given in place of what is drawn. New nodes are arranged around those that stand. */
  show(nodes: readonly NodeLook[], links: readonly LinkLook[]): void {
    const known = new Set(this.#nodes.map(({ id }) => id));
    const fresh = nodes.filter(({ id }) => !this.#places.has(id));
    const changes = nodes.length + links.length - this.#graph.order - this.#graph.size;
    this.#nodes = nodes;
    this.#links = links;
    this.#named = nodes.toSorted((one, other) => other.size - one.size);
    this.#startPlaces(fresh);
    if (known.size === 0 || Math.abs(changes) > MANY) this.#rebuild();
    else this.#adjustOrRebuild();
    if (fresh.length > 0) this.#arrange(fresh.length === nodes.length ? new Set() : known);
    else if (known.size === 0) this.fit();
  }

  select(selected: ReadonlySet<string>): void {
    this.#selected = selected;
    this.#drawNames();
  }

  redraw(): void {
    this.#drawNames();
  }

  recolour(colours: ChartColours): void {
    this.#colours = colours;
  }

  /** Arranges everything that is not pinned anew, from where it stands. */
  arrange(): void {
    this.#arrange(new Set());
  }

  fit(): void {
    this.#sigma.setCustomBBox(null);
    this.#sigma.refresh();
    this.#sigma.setCustomBBox(this.#sigma.getBBox());
    void this.#sigma.getCamera().reset({ duration: 0 });
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    camera.setState({ ratio: camera.getBoundedRatio(camera.ratio / factor) });
  }

  /** Brings a node into sight where it is not. */
  reveal(id: string): void {
    const point = this.pointOf(id);
    const { width, height } = this.#sigma.getDimensions();
    if (!point || (point.x > 20 && point.y > 20 && point.x < width - 20 && point.y < height - 20)) return;
    const { x, y } = this.#sigma.viewportToFramedGraph(point);
    this.#sigma.getCamera().setState({ x, y });
  }

  /** Where a node is in the drawing, in pixels. */
  pointOf(id: string): { readonly x: number; readonly y: number } | undefined {
    const place = this.#places.get(id);
    return place && this.#graph.hasNode(id) ? this.#sigma.graphToViewport(place) : undefined;
  }

  /** The chart as it is seen, on a canvas of twice the size where the screen has it. */
  picture(): HTMLCanvasElement {
    this.#sigma.refresh();
    const stage = this.#sigma.getStageCanvas();
    const canvas = document.createElement('canvas');
    canvas.width = stage.width;
    canvas.height = stage.height;
    const context = canvas.getContext('2d')!;
    context.fillStyle = this.#colours.surface;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(stage, 0, 0);
    context.drawImage(this.#names, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  [Symbol.dispose](): void {
    this.#resizing.disconnect();
    this.#layout.stop();
    this.#events.onArranging(false);
    this.#sigma.kill();
  }

  #make(): ChartSigma {
    const sigma = newSigma(this.#graph, this.#container);
    this.#listen(sigma);
    return sigma;
  }

  #listen(sigma: ChartSigma): void {
    sigma.on('clickNode', ({ node, event }) => {
      const { original } = event;
      this.#events.onNode(node, original.shiftKey || original.ctrlKey || original.metaKey);
    });
    sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.#events.onExpand(node);
    });
    sigma.on('clickEdge', ({ edge }) => this.#events.onLink(edge));
    sigma.on('clickStage', () => this.#events.onStage());
    sigma.on('enterNode', ({ node }) => this.#hover(node));
    sigma.on('leaveNode', () => this.#hover(undefined));
    sigma.on('nodeDragStart', () => {
      this.#layout.stop();
      this.#events.onArranging(false);
    });
    sigma.on('nodeDragEnd', ({ allDraggedNodes }) => {
      let isMoved = false;
      for (const node of allDraggedNodes) {
        const { x, y } = this.#graph.getNodeAttributes(node);
        const before = this.#places.get(node);
        if (before?.x === x && before.y === y) continue;
        this.#places.set(node, { x, y, pinned: true });
        isMoved = true;
      }
      if (isMoved) this.#events.onPinned();
    });
    sigma.on('afterRender', () => this.#drawNames());
  }

  #hover(node: string | undefined): void {
    this.#hovered = node;
    this.#drawNames();
  }

  /** Nodes without a place begin beside one that they are linked to, else anywhere. */
  #startPlaces(fresh: readonly NodeLook[]): void {
    if (fresh.length === 0) return;
    const reach = this.#reach();
    const anchors = new Map<string, Place>();
    for (const { from, to } of this.#links) {
      const [one, other] = [this.#places.get(from), this.#places.get(to)];
      if (one && !other) anchors.set(to, one);
      else if (other && !one) anchors.set(from, other);
    }
    for (const { id } of fresh) {
      const anchor = anchors.get(id);
      this.#places.set(id, anchor ? besides(id, anchor, reach / 12) : startOf(id, reach));
    }
  }

  /** How far the chart reaches from its middle; for an empty one, what the layout makes of many nodes. */
  #reach(): number {
    let reach = 0;
    this.#graph.forEachNode((_, { x, y }) => {
      reach = Math.max(reach, Math.abs(x), Math.abs(y));
    });
    return reach || 10 * Math.sqrt(this.#nodes.length);
  }

  #rebuild(): void {
    const graph = newGraph();
    for (const node of this.#nodes) graph.addNode(node.id, this.#nodeAttributes(node));
    for (const link of this.#links)
      graph.addEdgeWithKey(link.id, link.from, link.to, this.#linkAttributes(link));
    this.#graph = graph;
    // Sigma 4.0.4 goes on asking the former graph about parallel links after `setGraph`; a new one does not.
    const camera = this.#sigma.getCamera().getState();
    const box = this.#sigma.getCustomBBox();
    this.#sigma.kill();
    this.#sigma = this.#make();
    this.#sigma.setCustomBBox(box);
    this.#sigma.getCamera().setState(camera);
  }

  /** A fault of the renderer between two changes costs one redrawing, not the page. */
  #adjustOrRebuild(): void {
    try {
      this.#adjust();
    } catch {
      this.#rebuild();
    }
  }

  #adjust(): void {
    const graph = this.#graph;
    const nodes = new Map(this.#nodes.map((node) => [node.id, node]));
    const links = new Map(this.#links.map((link) => [link.id, link]));
    // In this order: Sigma 4.0.4 cannot repaint links in the same frame in which others went.
    graph.updateEachNodeAttributes((id, before) => {
      const node = nodes.get(id);
      return node ? this.#nodeAttributes(node) : before;
    });
    graph.updateEachEdgeAttributes((id, before) => {
      const link = links.get(id);
      return link ? this.#linkAttributes(link) : before;
    });
    for (const id of graph.edges()) if (!links.has(id)) graph.dropEdge(id);
    for (const id of graph.nodes()) if (!nodes.has(id)) graph.dropNode(id);
    for (const [id, node] of nodes) if (!graph.hasNode(id)) graph.addNode(id, this.#nodeAttributes(node));
    for (const [id, link] of links)
      if (!graph.hasEdge(id)) graph.addEdgeWithKey(id, link.from, link.to, this.#linkAttributes(link));
    // What was added is known to the next change from here on.
    this.#sigma.refresh();
  }

  #nodeAttributes({ id, kind, size, colour, isFaint }: NodeLook): NodeAttributes {
    const { x, y } = this.#places.get(id) ?? startOf(id, 1);
    return { x, y, size, color: colour, shape: kind, opacity: isFaint ? FAINT : 1 };
  }

  #linkAttributes({ isConfirmed, isDirected, isStrong, isFaint }: LinkLook): LinkAttributes {
    const color = isStrong ? this.#colours.accent : this.#colours.link;
    return {
      size: isStrong ? 3 : isConfirmed ? 1.5 : 1.2,
      color,
      solid: isConfirmed ? color : CLEAR,
      dash: isConfirmed ? 0 : DASH,
      head: isDirected ? 'arrow' : 'none',
      opacity: isFaint ? FAINT : 1,
    };
  }

  #arrange(standing: ReadonlySet<string>): void {
    const ids = this.#nodes.map(({ id }) => id);
    const position = new Map(ids.map((id, at) => [id, at]));
    const places = new Float32Array(2 * ids.length);
    const fixed = new Uint8Array(ids.length);
    for (const [at, id] of ids.entries()) {
      const { x, y, pinned } = this.#places.get(id)!;
      places[2 * at] = x;
      places[2 * at + 1] = y;
      fixed[at] = pinned || standing.has(id) ? 1 : 0;
    }
    const ends = Uint32Array.from(
      this.#links.flatMap(({ from, to }) => [position.get(from)!, position.get(to)!]),
    );
    // Where everything is pinned there is nothing to wait for.
    this.#events.onArranging(fixed.includes(0));
    const take = (now: Float32Array, isLast: boolean): void => {
      for (const [at, id] of ids.entries()) {
        const before = this.#places.get(id)!;
        if (before.pinned) continue;
        this.#places.set(id, { x: now[2 * at]!, y: now[2 * at + 1]!, pinned: false });
      }
      this.#graph.updateEachNodeAttributes(
        (id, attributes) => {
          const { x, y } = this.#places.get(id) ?? attributes;
          return { ...attributes, x, y };
        },
        { attributes: ['x', 'y'] },
      );
      if (standing.size === 0) this.fit();
      if (isLast) this.#events.onArranging(false);
    };
    this.#layout.start({ places, fixed, ends }, take, () => {
      this.fit();
      this.#events.onArranging(false);
    });
  }

  #drawNames(): void {
    drawNames(this.#names, {
      nodes: this.#named,
      places: this.#places,
      selected: this.#selected,
      hovered: this.#hovered,
      colours: this.#colours,
      at: (place) => this.#sigma.graphToViewport(place),
      scale: (size) => this.#sigma.scaleSize(size),
    });
  }
}
