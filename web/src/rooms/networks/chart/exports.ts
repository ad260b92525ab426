import { toGraphml } from '@foreland/model/graphml';
import { fileName, saveFile, toCsv } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { FRAME, frameCanvas, saveCanvas } from '../../../design/saveImage.ts';
import type { FrameText } from '../../../design/saveImage.ts';
import type { NetworkLink, NetworkNode } from '../networks.ts';
import type { ShownChart } from './narrow.ts';
import type { Place } from './place.ts';

export function saveCsv<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const header = columns.map((column) => column.header);
  saveFile(
    fileName(name, 'csv', new Date()),
    toCsv(
      header,
      rows.map((row) => columns.map((column) => column.value(row))),
    ),
  );
}

export function saveGraphml(
  name: string,
  { nodes, links }: ShownChart,
  places: ReadonlyMap<string, Place>,
): void {
  const text = toGraphml({
    nodes: nodes.map((node) => ({ id: node.id, values: nodeValues(node, places.get(node.id)) })),
    edges: links.map((link) => ({
      id: link.id,
      source: link.from,
      target: link.to,
      values: linkValues(link),
    })),
  });
  saveFile(fileName(name, 'graphml', new Date()), text, 'application/xml');
}

function nodeValues(
  { caption, kind, schema, partners, records, links, group, role }: NetworkNode,
  place?: Place,
) {
  return {
    label: caption,
    kind,
    schema,
    partners: partners.join(' '),
    records,
    links,
    group,
    role,
    x: place?.x,
    y: place?.y,
  };
}

function linkValues({
  type,
  directed,
  probability,
  confirmed,
  firstDay,
  lastDay,
  times,
  quantity,
  sources,
}: NetworkLink) {
  return {
    type,
    directed,
    probability: probability.value,
    low: probability.low,
    high: probability.high,
    confirmed,
    firstDay,
    lastDay,
    times,
    quantity,
    sources,
  };
}

export function saveSvgText(name: string, text: string): void {
  saveFile(fileName(name, 'svg', new Date()), text, 'image/svg+xml');
}

/** The chart as it is seen, with title, marking and source. */
export async function savePicture(picture: HTMLCanvasElement, text: FrameText): Promise<void> {
  const [width, height] = [picture.width / FRAME.scale, picture.height / FRAME.scale];
  const canvas = frameCanvas(width, height, text);
  canvas.getContext('2d')!.drawImage(picture, FRAME.margin * FRAME.scale, FRAME.head * FRAME.scale);
  await saveCanvas(canvas, fileName(text.title, 'png', new Date()));
}
