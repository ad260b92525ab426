/** Changes requests, byte by byte and field by field. */

/** A right request changed until it says something else. @param right makes one; @param draw gives numbers below a limit */
export function mutation(right: () => Buffer, draw: (below: number) => number): Buffer {
  const before = right();
  let mutated = before;
  do {
    for (let times = 1 + draw(3); times > 0; times -= 1) mutated = mutate(mutated, draw);
  } while (meaning(mutated) === meaning(before));
  return mutated;
}

/** One byte changed, added, removed or doubled, a run of bytes removed, or two lines of the head exchanged. */
function mutate(bytes: Buffer, draw: (below: number) => number): Buffer {
  const at = draw(bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + 1)];
  switch (draw(7)) {
    case 0:
      return Buffer.concat([before, Buffer.of(draw(256)), after]);
    case 1:
      return Buffer.concat([before, Buffer.of((bytes[at] ?? 0) ^ (1 << draw(8))), after]);
    case 2:
      return Buffer.concat([before, Buffer.of(draw(256)), bytes.subarray(at)]);
    case 3:
      return Buffer.concat([before, after]);
    case 4:
      return Buffer.concat([before, bytes.subarray(at, at + 1), bytes.subarray(at)]);
    case 5:
      return Buffer.concat([before, bytes.subarray(at + 1 + draw(40))]);
    default:
      return exchanged(bytes, draw);
  }
}

/** Gives one header field the value of another. */
function exchanged(bytes: Buffer, draw: (below: number) => number): Buffer {
  const lines = bytes.toString('latin1').split('\r\n');
  const [one, other] = [1 + draw(Math.max(1, lines.length - 3)), 1 + draw(Math.max(1, lines.length - 3))];
  const [name] = (lines[one] ?? '').split(': ');
  const [, value] = (lines[other] ?? '').split(/: (.*)/);
  lines[one] = `${name}: ${value}`;
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/**
 * What a request says by RFC 9110 and 9112: case of field names, blanks around values and
 * words, empty lines before and whatever follows the body say nothing.
 */
function meaning(bytes: Buffer): string {
  const text = bytes.toString('latin1').replace(/^(\r?\n)+/, '');
  const end = text.indexOf('\r\n\r\n');
  const [request = '', ...lines] = text.slice(0, end).split('\r\n');
  const words = request.split(/ +/);
  const fields = lines.map((line) => {
    const [name = '', ...value] = line.split(':');
    return `${name.toLowerCase()}:${value.join(':').replaceAll(/^[ \t]+|[ \t]+$/g, '')}`;
  });
  const length = Number(/^content-length:[ \t]*(\d+)[ \t]*$/im.exec(text.slice(0, end))?.[1] ?? 0);
  return JSON.stringify([words, fields.toSorted(), text.slice(end + 4, end + 4 + length)]);
}
