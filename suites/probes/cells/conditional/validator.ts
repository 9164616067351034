/** Conditional GETs: the validator of an answer, and the request that sends it back. */
import { type Exchange, type HttpRequest, type HttpResponse, header } from '../../../../client/exchange.ts';
import { type Case, type Live, read, readBack } from '../../../fixtures/index.ts';

export interface Validator {
  condition: [string, string];
  /** The date, if the only validator is a date. A date has a resolution of one second. */
  lastModified: number | undefined;
}

/** The validator of an answer; undefined if there is none. An empty field is no validator (RFC 9110 8.8.3). */
export function validatorOf({ response }: Exchange): Validator | undefined {
  const etag = etagOf(response);
  if (etag !== undefined) return { condition: ['If-None-Match', etag], lastModified: undefined };
  const date = header(response, 'last-modified') ?? '';
  const lastModified = Date.parse(date);
  return Number.isNaN(lastModified) ? undefined : { condition: ['If-Modified-Since', date], lastModified };
}

/** How long a date is too young to be a strong validator (RFC 9110 8.8.2.2). Milliseconds. */
const YOUNG_MS = 1100;

/** The validator of a resource; undefined if it has none. A target may leave out a date that is too young, so the resource is read twice. */
export async function presentValidator(c: Case, live: Live): Promise<Validator | undefined> {
  const validator = validatorOf(await readBack(c, live));
  if (validator !== undefined) return validator;
  await c.session.client.pause(YOUNG_MS);
  return validatorOf(await readBack(c, live));
}

/** The ETag of an answer; undefined if the field is missing or empty. */
export function etagOf(response: HttpResponse): string | undefined {
  return header(response, 'etag')?.trim() || undefined;
}

/** The same GET with the condition. */
export function conditional(get: HttpRequest, { condition }: Validator): HttpRequest {
  return { ...get, headers: [...get.headers, condition] };
}

/**
 * Waits, if the only validator is a date, until the server's clock is two seconds past it. The date is then a strong validator
 * (RFC 9110 8.8.2.2).
 */
export async function untilStrong(c: Case, at: Pick<Live, 'path'>, { lastModified }: Validator): Promise<void> {
  if (lastModified === undefined) return;
  for (let reads = 0; reads < 10; reads += 1) {
    const date = header((await read(c, at)).response, 'date');
    const now = date === undefined ? c.fact('now', Date.now) : Date.parse(date);
    if (now >= lastModified + 2000) return;
    await c.session.client.pause(lastModified + 2000 - now + 50);
  }
}
