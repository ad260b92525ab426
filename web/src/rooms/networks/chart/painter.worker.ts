import { paintChart } from './paint.ts';
import type { PaintAsked, Painted } from './Painter.ts';
import type { ChartScene } from './scene.ts';

let scene: ChartScene | undefined;
let places = new Float32Array();
let canvas: OffscreenCanvas | undefined;

/** Draws what it is asked for; what did not change since the last time is not sent again. */
addEventListener('message', ({ data }: MessageEvent<PaintAsked>) => {
  scene = data.scene ?? scene;
  places = data.places ?? places;
  if (!scene) return;
  const { extent, margin, ratio } = data.viewport;
  const width = Math.max(1, Math.round((extent.width + 2 * margin) * ratio));
  const height = Math.max(1, Math.round((extent.height + 2 * margin) * ratio));
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  // Thousands of lines are drawn sooner by the processor, and many workplaces have nothing else.
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  paintChart(context, scene, places, data.viewport);
  const picture = canvas.transferToImageBitmap();
  const painted: Painted = { picture, viewport: data.viewport };
  postMessage(painted, { transfer: [picture] });
});
