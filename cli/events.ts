/**
 * Data of each server-sent event (HTML Living Standard, section 9.2), in order. Comments and other fields are
 * passed over. The last event counts only if its blank line came.
 */
export async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = '';
  let data: string[] = [];
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield data.join('\n');
        data = [];
      } else if (line.startsWith('data:')) {
        data.push(line.slice(line[5] === ' ' ? 6 : 5));
      }
    }
  }
  // A carriage return at the very end waited for a line feed that never came: it ends a line by itself.
  if (rest === '\r' && data.length > 0) yield data.join('\n');
}
