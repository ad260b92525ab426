/** Server-sent events (WHATWG HTML section 9.2): each value is checked against the route's response and sent as one event. */
export class EventStream<T> {
  readonly values: AsyncIterable<T>;

  constructor(values: AsyncIterable<T>) {
    this.values = values;
  }
}

export class FileAnswer {
  readonly body: AsyncIterable<Uint8Array>;
  readonly type: string;
  /** Name under which a browser saves it; shown in the window where absent. */
  readonly name: string | undefined;
  /** Size in bytes, where known. */
  readonly bytes: number | undefined;

  constructor(options: { body: AsyncIterable<Uint8Array>; type: string; name?: string; bytes?: number }) {
    this.body = options.body;
    this.type = options.type;
    this.name = options.name;
    this.bytes = options.bytes;
  }
}

export class Redirect {
  readonly location: string;

  constructor(location: string) {
    this.location = location;
  }
}
