import { MultiUndirectedGraph } from 'graphology';
import type { Attributes } from 'graphology-types';
import { DEFAULT_STYLES, Sigma } from 'sigma';
import type { PrimitivesDeclaration } from 'sigma/types';
import { extremityArrow, layerDashed, layerFill, layerPlain, pathCurved, pathLine } from 'sigma/rendering';
import { KINDS } from '../networks.ts';
import { shapeOf } from './marks.ts';

export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  color: string;
  shape: string;
  opacity: number;
}

export interface LinkAttributes {
  size: number;
  color: string;
  /** Colour of a solid line; clear for a dashed one. */
  solid: string;
  /** Pixels; 0 for a solid line. */
  dash: number;
  /** What the line ends in. */
  head: 'arrow' | 'none';
  opacity: number;
}

export const CLEAR = '#00000000';

const PRIMITIVES = {
  nodes: { shapes: KINDS.map(shapeOf), layers: [layerFill()] },
  edges: {
    paths: [pathLine(), pathCurved()],
    extremities: [extremityArrow({ lengthRatio: 5.5, widthRatio: 4.5 })],
    variables: { solid: { type: 'color', default: CLEAR }, dash: { type: 'number', default: 0 } },
    layers: [
      layerPlain({ color: { attribute: 'solid' } }),
      layerDashed({
        dashSize: { attribute: 'dash', mode: 'pixels' },
        gapSize: { attribute: 'dash', mode: 'pixels' },
        solidExtremities: 'head',
      }),
    ],
  },
} as const satisfies PrimitivesDeclaration;

type Nothing = Record<never, never>;
export type ChartSigma = Sigma<
  NodeAttributes,
  LinkAttributes,
  Attributes,
  Nothing,
  Nothing,
  Nothing,
  typeof PRIMITIVES
>;

type ChartGraph = MultiUndirectedGraph<NodeAttributes, LinkAttributes>;

export function newGraph(): ChartGraph {
  return new MultiUndirectedGraph<NodeAttributes, LinkAttributes>();
}

/**
 * Sigma as charts use it: marks and links, no labels.
 * @throws where WebGL is missing
 */
export function newSigma(graph: ChartGraph, container: HTMLElement): ChartSigma {
  return new Sigma(graph, container, {
    primitives: PRIMITIVES,
    styles: {
      nodes: {
        ...DEFAULT_STYLES.nodes,
        size: { attribute: 'size' },
        color: { attribute: 'color' },
        shape: { attribute: 'shape' },
        opacity: { attribute: 'opacity' },
        backdropVisibility: 'hidden',
        cursor: 'pointer',
      },
      edges: {
        ...DEFAULT_STYLES.edges,
        size: { attribute: 'size' },
        color: { attribute: 'color' },
        solid: { attribute: 'solid' },
        dash: { attribute: 'dash' },
        opacity: { attribute: 'opacity' },
        head: { attribute: 'head' },
        path: 'straight',
        parallelPath: 'curved',
        cursor: 'pointer',
      },
    },
    settings: {
      renderLabels: false,
      renderEdgeLabels: false,
      enableEdgeEvents: true,
      enableNodeDrag: true,
      enableCameraRotation: false,
      // The pane may be out of sight while the window changes.
      allowInvalidContainer: true,
      autoRescale: true,
      stagePadding: 58,
      doubleClickZoomingRatio: 1.6,
      minEdgeThickness: 1,
      edgePickingPadding: 3,
      minCameraRatio: 0.01,
      maxCameraRatio: 4,
    },
  });
}
