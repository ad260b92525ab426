import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from './build.ts';
import { edgeSubgraph, simplified, subgraph } from './derive.ts';
import { graphs, matrixOf, waysOf } from './graphs.arbitrary.ts';
import { readEdgeList } from './read-edge-list.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a graph', () => {
  test('has each edge as arcs of its ends, in the order of edges', () => {
    fc.assert(
      fc.property(graphs({ weighted: true }), graphs({ weighted: true, directed: true }), (...both) => {
        for (const graph of both) {
          for (const [node, ways] of waysOf(graph).entries()) {
            const arcs = Array.from({ length: graph.degreeOf(node) }, (_, at) => graph.offsets[node]! + at);
            expect(arcs.map((arc) => ({ node: graph.targets[arc], edge: graph.arcEdges[arc] }))).toEqual(
              ways,
            );
            for (const arc of arcs) expect(graph.arcWeights[arc]).toBe(graph.weights?.[graph.arcEdges[arc]!]);
          }
        }
      }),
    );
  });

  test('turned round has every edge the other way, and turned twice is itself', () => {
    fc.assert(
      fc.property(graphs({ directed: true, weighted: true }), (graph) => {
        const matrix = matrixOf(graph);
        expect(matrixOf(graph.reversed)).toEqual(
          matrix.map((row, at) => row.map((_, other) => matrix[other]![at]!)),
        );
        expect(graph.reversed.reversed).toBe(graph);
      }),
    );
  });

  test.each([
    ['graph-empty', { nodeCount: 0, from: [], to: [] }],
    ['graph-empty', { nodeCount: 1.5, from: [], to: [] }],
    ['graph-too-large', { nodeCount: 2 ** 31, from: [], to: [] }],
    ['graph-arrays', { nodeCount: 2, from: [0], to: [] }],
    ['graph-arrays', { nodeCount: 2, from: [0], to: [1], weights: [] }],
    ['graph-node-range', { nodeCount: 2, from: [0], to: [2] }],
    ['graph-node-range', { nodeCount: 2, from: [-1], to: [1] }],
    ['graph-node-range', { nodeCount: 2, from: [0.5], to: [1] }],
    ['graph-node-range', { nodeCount: 2, from: [Number.NaN], to: [1] }],
    ['graph-self-loop', { nodeCount: 2, from: [0, 1], to: [1, 1] }],
    ['graph-weight', { nodeCount: 2, from: [0], to: [1], weights: [Number.NaN] }],
    ['graph-weight', { nodeCount: 2, from: [0], to: [1], weights: [-1] }],
    ['graph-weight', { nodeCount: 2, from: [0], to: [1], weights: [Infinity] }],
  ])('is refused with %s', (code, input) => {
    expect(() => buildGraph(input)).toThrow(expect.objectContaining({ name: 'ForelandError', code }));
  });

  test('leaves out self-loops where asked', () => {
    const graph = buildGraph({ nodeCount: 2, from: [0, 0], to: [0, 1], weights: [3, 4], selfLoops: 'drop' });
    expect([graph.edgeCount, graph.weights]).toEqual([1, Float64Array.of(4)]);
  });
});

describe('parts of a graph', () => {
  test('have the edges between their nodes', () => {
    fc.assert(
      fc.property(graphs({ weighted: true }), fc.infiniteStream(fc.boolean()), (graph, coins) => {
        const kept = Array.from({ length: graph.nodeCount }, (_, node) => node).filter(
          () => coins.next().value,
        );
        fc.pre(kept.length > 0);
        const part = subgraph(graph, kept.toReversed());
        expect([...part.nodes]).toEqual(kept);
        const whole = matrixOf(graph);
        expect(matrixOf(part.graph)).toEqual(kept.map((a) => kept.map((b) => whole[a]![b]!)));
        for (const [at, edge] of part.edges.entries())
          expect(part.nodes[part.graph.from[at]!]).toBe(graph.from[edge]);
      }),
    );
  });

  test('keep the edges that are asked for, or one in place of parallel ones', () => {
    fc.assert(
      fc.property(graphs({ weighted: true }), graphs({ directed: true }), (...both) => {
        for (const graph of both) {
          const even = edgeSubgraph(graph, (edge) => edge % 2 === 0);
          expect([...even.edges]).toEqual([...graph.from.keys()].filter((edge) => edge % 2 === 0));
          const simple = simplified(graph);
          expect(matrixOf(simple)).toEqual(matrixOf(graph));
          const pairs = [...simple.from].map((from, edge) => [from, simple.to[edge]!]);
          if (!simple.directed) for (const pair of pairs) pair.sort((a, b) => a - b);
          expect(new Set(pairs.map(String)).size).toBe(simple.edgeCount);
        }
      }),
    );
  });

  test('need nodes that there are', () => {
    const graph = buildGraph({ nodeCount: 2, from: [0], to: [1] });
    expect(() => subgraph(graph, [2])).toThrow(expect.objectContaining({ code: 'kernel-node' }));
    expect(() => subgraph(graph, [])).toThrow(expect.objectContaining({ code: 'graph-empty' }));
  });
});

describe('an edge list', () => {
  const name = fc.oneof(
    fc.nat().map(String),
    fc.constantFrom(
      '0',
      '07',
      '7',
      '999999999',
      '1234567890',
      'Ω',
      'Łódź-2',
      'a1',
      '1a',
      '-1',
      '67108863',
      '67108864',
    ),
  );
  const line = fc.record({
    a: name,
    b: name,
    gap: fc.constantFrom(' ', '\t', ',', ' ; ', '  '),
    end: fc.constantFrom('\n', '\r\n', '\n\n', ' rest\n', '\n# comment\n', '\n%x\n'),
  });

  test('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean(), (lines, ends) => {
        const kept = lines.filter(({ a, b }) => a !== b);
        fc.pre(kept.length > 0);
        const text = lines.map(({ a, b, gap, end }) => `${a}${gap}${b}${end}`).join('');
        const { graph, names } = readEdgeList(bytes(ends ? text : text.trimEnd()), { selfLoops: 'drop' });
        const read = [...graph.from].map((from, edge) => [names.nameOf(from), names.nameOf(graph.to[edge]!)]);
        expect(read).toEqual(kept.map(({ a, b }) => [a, b]));
        expect(new Set(Array.from({ length: names.count }, (_, node) => names.nameOf(node))).size).toBe(
          names.count,
        );
        for (let node = 0; node < names.count; node++) expect(names.indexOf(names.nameOf(node))).toBe(node);
        expect(names.indexOf('nobody')).toBe(-1);
      }),
    );
  });

  test('may begin with a byte order mark, which is no part of a name', () => {
    const { names } = readEdgeList(bytes('\uFEFF1 2\n'));
    expect([names.nameOf(0), names.nameOf(1)]).toEqual(['1', '2']);
  });

  test('has weights, directions and lines to pass over', () => {
    const { graph } = readEdgeList(bytes('3 2\na b 2.5\nb c 1e3 x\n'), {
      weighted: true,
      directed: true,
      skipLines: 1,
    });
    expect([graph.directed, [...graph.weights!], [...graph.to]]).toEqual([true, [2.5, 1000], [1, 2]]);
  });

  test.each([
    ['edge-list-empty', '', {}, undefined],
    ['edge-list-empty', '# nothing\n', { skipLines: 9 }, undefined],
    ['edge-list-line', 'a b\nc\n', {}, 2],
    ['edge-list-line', 'a b 1\n\nc d x\n', { weighted: true }, 3],
    ['edge-list-line', 'a b\n', { weighted: true }, 1],
    ['edge-list-line', 'a b -1\n', { weighted: true }, 1],
    ['graph-self-loop', 'a a\n', {}, undefined],
  ])('is refused with %s: %j', (code, text, options, line_) => {
    const place = line_ === undefined ? {} : { place: { line: line_ } };
    expect(() => readEdgeList(bytes(text), options)).toThrow(expect.objectContaining({ code, ...place }));
  });

  test('of any bytes is read or refused, and never breaks', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (content, weighted) => {
        try {
          expect(readEdgeList(content, { weighted }).graph.edgeCount).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ name: 'ForelandError' });
        }
      }),
      { numRuns: 500 },
    );
  });
});
