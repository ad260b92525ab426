/**
 * Data of each server-sent event (HTML Living Standard, section 9.2), in order, each as soon as its blank line is
 * there. Comments and other fields are passed over; an event whose blank line never came does not count.
 */
export async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = '';
  let endedByReturn = false;
  let data: string[] = [];
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    if (piece === '') continue;
    // A line feed that the network cut off from its carriage return ends no second line.
    const text: string = endedByReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    endedByReturn = text.endsWith('\r');
    const lines = (rest + text).split(/\r\n|\n|\r/);
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
}
