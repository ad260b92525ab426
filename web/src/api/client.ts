import { contract } from '@foreland/model/contract/index';
import type { Answer, Call, Route } from '@foreland/model/contract/index';
import { noteAsked } from './lastAsked.ts';
import { problemOf, unreachable } from './problem.ts';

export { contract };
export type { Answer, Call, Route };
export { ApiProblem } from './problem.ts';

/** What `api` takes after the route: only the parts that the route has. */
export type CallOf<R extends Route> = Call<R> & { readonly signal?: AbortSignal };

/**
 * Calls a route of the contract.
 * `const { leads } = await api(contract.leads, { query: { status: 'open' } })`
 * @throws ApiProblem when the node refuses or cannot be reached.
 */
export async function api<R extends Route>(route: R, call: CallOf<R> = {}): Promise<Answer<R>> {
  const response = await send(
    route,
    call,
    call.body === undefined ? undefined : JSON.stringify(call.body),
    'application/json',
  );
  return (response.status === 204 ? {} : await response.json()) as Answer<R>;
}

/** Sends a file to an upload route as it is, reporting how much has been sent (0 to 1). */
export function upload<R extends Route>(
  route: R,
  call: Omit<CallOf<R>, 'body'> & { readonly file: Blob; readonly onProgress?: (sent: number) => void },
): Promise<Answer<R>> {
  // fetch cannot report upload progress; XMLHttpRequest can.
  const { promise, resolve, reject } = Promise.withResolvers<Answer<R>>();
  const request = new XMLHttpRequest();
  request.open(route.method, urlOf(route, call as Call<R>));
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) call.onProgress?.(event.loaded / event.total);
  });
  request.addEventListener('error', () => reject(unreachable()));
  request.addEventListener('abort', () => reject(call.signal?.reason));
  request.addEventListener('load', () => {
    const response = new Response(request.responseText, {
      status: request.status,
      statusText: request.statusText,
    });
    if (response.ok) response.json().then((body) => resolve(body as Answer<R>), reject);
    else problemOf(response).then(reject, reject);
  });
  call.signal?.addEventListener('abort', () => request.abort(), { once: true });
  if (call.signal?.aborted) reject(call.signal.reason);
  else {
    noteAsked();
    request.send(call.file);
  }
  return promise;
}

async function send<R extends Route>(
  route: R,
  call: CallOf<R>,
  body: string | undefined,
  type: string,
): Promise<Response> {
  let response: Response;
  noteAsked();
  try {
    response = await fetch(urlOf(route, call), {
      method: route.method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
      credentials: 'same-origin',
      ...(call.signal ? { signal: call.signal } : {}),
    });
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw unreachable();
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Address of a call, for links to files and for event streams. */
export function urlOf<R extends Route>(route: R, call: Pick<Call<R>, 'params' | 'query'> = {}): string {
  const params = (call.params ?? {}) as Readonly<Record<string, unknown>>;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((call.query ?? {}) as Readonly<Record<string, unknown>>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
