/** Sends one HTTP request with supertest, without retries or redirects. */
import http from 'node:http';
import { urlToHttpOptions } from 'node:url';
import supertest from 'supertest';
import { memoize } from '../../specs/utils/memoize.ts';
import { type HttpRequest, type HttpResponse, sentMethod } from '../exchange.ts';
import { TransportFailure, type TransportKind } from '../failures.ts';
import type { RunSettings } from '../settings.ts';
import { type Agent, proxyRefusal } from './agent.ts';
import { bodyReader, tooLarge } from './bodyReader.ts';

const USER_AGENT = 'proofmark (+conformance test suite)';

/** Memoized: supertest creates a function for each HTTP method. */
const senderTo = memoize((baseUrl: string) => supertest(baseUrl));

/**
 * Sends the request once and reports the bytes of the response body to `onRead`. Throws TransportFailure if no readable response
 * arrives in time.
 */
export async function sendOnce(
  request: HttpRequest,
  settings: RunSettings,
  agent: Agent,
  onRead: (bytes: number) => void,
): Promise<HttpResponse> {
  const target = request.query === '' ? request.path : `${request.path}?${request.query}`;
  const methods = { GET: 'get', HEAD: 'head', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;
  const test = senderTo(settings.baseUrl)[methods[sentMethod(request)]](target);
  test
    .agent(agent)
    .redirects(0)
    .ok(() => true);
  test.timeout({ deadline: settings.timeoutMs });
  test.set('User-Agent', USER_AGENT).set('Accept-Encoding', 'identity').set('Connection', 'keep-alive');
  for (const [name, value] of settings.headers) test.set(name, value);
  const authorization =
    request.userinfo === undefined ? request.credential.header : fromUrl(settings.baseUrl, request.userinfo);
  if (authorization !== null) test.set('Authorization', authorization);
  for (const [name, value] of request.headers) test.set(name, value);
  const read = bodyReader();
  test.buffer(true).parse(read.parse);
  if (request.body !== null) {
    // Otherwise superagent serializes a Buffer with a JSON type, and labels a string without a type as a form.
    test.serialize((value: unknown) => value as string);
    if (request.contentType !== null) test.set('Content-Type', request.contentType);
    test.send(request.body as string);
    if (request.contentType === null) test.unset('Content-Type');
  } else if (request.contentType !== null) {
    test.set('Content-Type', request.contentType);
  }
  try {
    const response = await test;
    // Only a proxy sends 407 (RFC 9110 15.5.8).
    if (response.status === 407 && settings.proxy !== undefined) throw proxyRefusal(407);
    return answer((response as unknown as { res: http.IncomingMessage }).res, read.body());
  } catch (error) {
    const bodiless = bodilessAnswer(error, (test as unknown as { req?: Sent }).req?.res, request.head === true);
    if (bodiless !== undefined) return bodiless;
    const failure = read.tooLarge() ? tooLarge() : transportFailure(error, settings.timeoutMs);
    const { req } = test as unknown as { req?: http.ClientRequest };
    const stale = failure.kind === 'reset' && req?.reusedSocket === true;
    throw stale ? new TransportFailure(failure.kind, failure.message, stale) : failure;
  } finally {
    onRead(read.size());
    read.release();
  }
}

type Sent = http.ClientRequest & { res?: http.IncomingMessage | null };

function answer(raw: http.IncomingMessage, body: Buffer): HttpResponse {
  return {
    status: raw.statusCode ?? 0,
    reason: raw.statusMessage ?? '',
    httpVersion: raw.httpVersion,
    headers: pairs(raw.rawHeaders),
    body,
  };
}

/**
 * The answer without content (RFC 9112 6.3) whose surplus bytes the parser took for the next answer and could not read. The surplus
 * becomes its body.
 */
function bodilessAnswer(error: unknown, raw: http.IncomingMessage | null | undefined, isHead: boolean) {
  const { rawPacket } = error as { rawPacket?: unknown };
  const status = raw?.statusCode;
  const isBodiless = isHead || status === 204 || status === 304;
  if (raw == null || !isBodiless || !Buffer.isBuffer(rawPacket)) return undefined;
  return answer(raw, rawPacket.subarray(rawPacket.indexOf('\r\n\r\n') + 4));
}

/** The `Authorization` value for a URL with userinfo. superagent would not decode the userinfo (RFC 3986 3.2.1). */
function fromUrl(baseUrl: string, { user, password }: { user: string; password: string }): string {
  const url = baseUrl.replace('://', `://${encodeURIComponent(user)}:${encodeURIComponent(password)}@`);
  return `Basic ${Buffer.from(urlToHttpOptions(new URL(url)).auth ?? '', 'utf8').toString('base64')}`;
}

function pairs(raw: string[]): [string, string][] {
  const result: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) result.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return result;
}

const KINDS: [RegExp, TransportKind, string][] = [
  [/ECONNREFUSED/, 'refused', 'the connection was refused'],
  [/ENOTFOUND|EAI_AGAIN/, 'dns', 'the host name could not be resolved'],
  [
    /ECONNRESET|EPIPE|ECONNABORTED|aborted|socket hang up/i,
    'reset',
    'the connection was reset before the answer was complete',
  ],
  [/CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO/, 'tls', 'the TLS handshake failed'],
  [/HPE_HEADER_OVERFLOW/, 'malformed', `its header fields take more than ${http.maxHeaderSize / 1024} KiB`],
  [/^HPE_|Parse Error|zlib|Z_|decompress|incorrect header/i, 'malformed', 'the answer is not well-formed HTTP'],
];

/** Classifies an error; the original message is kept for TLS, malformed and unknown errors. */
function transportFailure(error: unknown, timeoutMs: number): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const { code, message, timeout } = error as { code?: string; message?: string; timeout?: unknown };
  if (timeout !== undefined || code === 'ETIMEDOUT' || code === 'ECONNABORTED') {
    return new TransportFailure('timeout', `no complete answer within ${timeoutMs} ms`);
  }
  const text = `${code ?? ''} ${message ?? ''}`.trim();
  for (const [pattern, kind, words] of KINDS) {
    if (pattern.test(code ?? '') || pattern.test(message ?? '')) {
      return new TransportFailure(kind, kind === 'tls' || kind === 'malformed' ? `${words} (${text})` : words);
    }
  }
  return new TransportFailure('other', `the request failed (${text})`);
}
