import { saveFile } from './csv.ts';

/** Properties that a drawing takes from the page's style sheets and would lose outside it. */
const PAINT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'color',
];
const SCALE = 2;

/** Saves an SVG of the page as PNG at twice its size, with title and source, on the page's own background. */
export async function saveSvg(
  svg: SVGSVGElement,
  name: string,
  text: { readonly title: string; readonly source: string },
): Promise<void> {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width * SCALE));
  copy.setAttribute('height', String(height * SCALE));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const style = getComputedStyle(originals[index]!);
    for (const property of PAINT) element.setAttribute(property, style.getPropertyValue(property));
  });
  const image = new Image();
  const url = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }),
  );
  try {
    image.src = url;
    await image.decode();
    const canvas = frameCanvas(Math.max(width, 320), height, text);
    canvas.getContext('2d')!.drawImage(image, MARGIN * SCALE, HEAD * SCALE);
    await saveCanvas(canvas, name);
  } finally {
    URL.revokeObjectURL(url);
  }
}

const MARGIN = 16;
const HEAD = 40;
const FOOT = 32;

export interface FrameText {
  readonly title: string;
  readonly source: string;
  /** Under what it may be used, where it has a label of its own. */
  readonly marking?: string;
}

/** A canvas with background, title above and source below, and room for a drawing between. */
export function frameCanvas(
  width: number,
  height: number,
  { title, source, marking }: FrameText,
): HTMLCanvasElement {
  const style = getComputedStyle(document.documentElement);
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (height + HEAD + FOOT) * SCALE;
  const context = canvas.getContext('2d')!;
  context.scale(SCALE, SCALE);
  context.fillStyle = style.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = style.color;
  context.font = `600 15px ${style.fontFamily}`;
  context.fillText(title, MARGIN, marking === undefined ? 26 : 19, width);
  if (marking !== undefined) {
    context.font = `600 11px ${style.fontFamily}`;
    context.fillText(marking, MARGIN, 34, width);
  }
  context.globalAlpha = 0.75;
  context.font = `11px ${style.fontFamily}`;
  context.fillText(source, MARGIN, HEAD + height + 20, width);
  context.globalAlpha = 1;
  context.setTransform(1, 0, 0, 1, 0, 0);
  return canvas;
}

export const FRAME = { margin: MARGIN, head: HEAD, scale: SCALE } as const;

export async function saveCanvas(canvas: HTMLCanvasElement, name: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<Blob | null>();
  canvas.toBlob(resolve, 'image/png');
  const blob = await promise;
  if (blob) saveFile(name, blob);
}
