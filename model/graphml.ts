/** What a node or an edge says of itself; what is undefined is left out. */
export type GraphmlValue = string | number | boolean | undefined;

export interface GraphmlGraph {
  readonly nodes: Iterable<{ readonly id: string; readonly values: Readonly<Record<string, GraphmlValue>> }>;
  readonly edges: Iterable<{
    readonly id: string;
    readonly source: string;
    readonly target: string;
    readonly values: Readonly<Record<string, GraphmlValue>>;
  }>;
}

const TYPES = { string: 'string', number: 'double', boolean: 'boolean' } as const;

/** A graph as GraphML (Brandes et al. 2002), which Gephi, yEd, NetworkX and igraph read. */
export function toGraphml({ nodes, edges }: GraphmlGraph): string {
  const keys = new Map<string, string>();
  const data = (owner: 'node' | 'edge', values: Readonly<Record<string, GraphmlValue>>): string => {
    let text = '';
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) continue;
      const key = `${owner}-${name}`;
      if (!keys.has(key)) {
        const type = TYPES[typeof value as keyof typeof TYPES];
        keys.set(
          key,
          `<key id="${escaped(key)}" for="${owner}" attr.name="${escaped(name)}" attr.type="${type}"/>`,
        );
      }
      text += `<data key="${escaped(key)}">${escaped(String(value))}</data>`;
    }
    return text;
  };
  const body: string[] = [];
  for (const { id, values } of nodes) body.push(`<node id="${escaped(id)}">${data('node', values)}</node>`);
  for (const { id, source, target, values } of edges)
    body.push(
      `<edge id="${escaped(id)}" source="${escaped(source)}" target="${escaped(target)}">${data('edge', values)}</edge>`,
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.values(),
    '<graph id="network" edgedefault="undirected">',
    ...body,
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text inside XML 1.0, which knows no control characters and no halves of a surrogate pair. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{FFFE}\u{FFFF}]/gu, '\u{FFFD}')
    .replaceAll(/[&<>"\t\n\r]/g, (letter) => ENTITIES[letter]!);
}
