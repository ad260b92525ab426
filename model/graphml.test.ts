import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, toGraphml } from './graphml.ts';

/** Code units of every sort: half the draws are ones that XML has rules for. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x40 }), fc.integer({ min: 0xd7_00, max: 0xff_ff })))
  .map((units) => String.fromCharCode(...units));

describe('GraphML', () => {
  it('declares each key once, with its type, and leaves out what is not said', () => {
    const text = toGraphml({
      nodes: [
        { id: 'GB:p-1', values: { caption: 'زرمینه', links: 3, role: undefined } },
        { id: 'phone:+44', values: { caption: 'A & "B" <C>', links: 1, role: 'finance' } },
      ],
      edges: [
        {
          id: 'call 1',
          source: 'GB:p-1',
          target: 'phone:+44',
          values: { confirmed: true, probability: 0.5 },
        },
      ],
    });
    expect(text.match(/<key /g)).toHaveLength(5);
    expect(text).toContain('<key id="node-links" for="node" attr.name="links" attr.type="double"/>');
    expect(text).toContain('<data key="node-caption">A &amp; &quot;B&quot; &lt;C&gt;</data>');
    expect(text).toContain(
      '<edge id="call 1" source="GB:p-1" target="phone:+44"><data key="edge-confirmed">true</data>',
    );
    expect(text.match(/node-role/g)).toHaveLength(2);
  });

  it('writes nothing that XML does not know', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = escaped(text);
        return written.isWellFormed() && !/[<>"\u{0}-\u{1F}\u{FFFE}\u{FFFF}]/u.test(written);
      }),
    );
  });
});
