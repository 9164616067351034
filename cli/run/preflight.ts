/** The first request of a run, which checks that the target answers. */
import { request as httpRequest, maxHeaderSize } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { redactorFor } from '../../client/redaction/redactor.ts';
import type { RunSettings } from '../../client/settings.ts';
import { createAgent, proxyRefusal, shownProxy } from '../../client/transport/agent.ts';
import { errorCode, UnreachableError } from '../process/errors.ts';
import { speaksTls } from './tlsPort.ts';

/** Attempts without `--wait`. */
const ATTEMPTS = 3;
const PAUSE_MS = 250;

export interface PreflightOptions {
  /** How long to retry while the target does not answer. */
  waitSeconds: number;
  signal: AbortSignal;
}

/**
 * Sends GET requests without credentials until one is answered, with any status. Returns the number of requests.
 * @throws UnreachableError if none was answered; its message is one line with the reason
 */
export async function preflight(settings: RunSettings, { waitSeconds, signal }: PreflightOptions): Promise<number> {
  const deadline = performance.now() + waitSeconds * 1000;
  let attempt = 0;
  while (!signal.aborted) {
    attempt += 1;
    try {
      const status = await getOnce(settings, signal);
      // many servers answer plain HTTP on their TLS port with a 400
      if (status === 400 && (await isTlsPort(settings))) throw new TlsPort();
      return attempt;
    } catch (error) {
      if (signal.aborted) return attempt;
      if (attempt >= ATTEMPTS && performance.now() >= deadline) {
        const { baseUrl, proxy } = settings;
        const through = proxy === undefined ? '' : ` through the proxy ${shownProxy(proxy)}`;
        const waited = waitSeconds > 0 ? ` within ${waitSeconds} s` : '';
        const [what, reason] = unreadable(error) ?? ['no answer from', await reasonFor(error, settings)];
        const line = `${what} ${baseUrl}${through}${waited}: ${reason}`;
        throw new UnreachableError(redactorFor(settings)(line, 'own'));
      }
    }
    await pause(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  return attempt;
}

/** A port that answered plain HTTP, but speaks TLS. */
class TlsPort extends Error {}
/** The time for the handshake that tells a TLS port. Milliseconds. */
const HANDSHAKE_MS = 2000;

async function isTlsPort({ baseUrl, proxy, timeoutMs }: RunSettings): Promise<boolean> {
  return proxy === undefined && (await speaksTls(baseUrl, Math.min(timeoutMs, HANDSHAKE_MS)));
}

/** Describes the error, or the TLS port that is its cause. */
async function reasonFor(error: unknown, settings: RunSettings): Promise<string> {
  const isTls =
    error instanceof TlsPort ||
    (errorCode(error) !== 'ECONNREFUSED' && !isTimeout(error) && (await isTlsPort(settings)));
  if (isTls) return `this port speaks TLS, so use ${settings.baseUrl.replace(/^http:/, 'https:')}`;
  return reasonOf(error, settings.timeoutMs);
}

/** Sends one GET. Resolves with the status when the head of an answer has arrived. */
function getOnce(settings: RunSettings, signal: AbortSignal): Promise<number> {
  const { baseUrl, headers, timeoutMs } = settings;
  const agent = createAgent(settings, { keepAlive: false });
  // Node 20 may garbage-collect a signal of `AbortSignal.any` or its sources, and the timeout would never fire
  const end = new AbortController();
  const stop = () => end.abort();
  const timer = setTimeout(stop, timeoutMs);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const options = { agent, signal: end.signal };
  return new Promise<number>((resolve, reject) => {
    const send = baseUrl.startsWith('https:') ? httpsRequest : httpRequest;
    const request = send(`${baseUrl}/`, options, (response) => {
      response.destroy();
      if (response.statusCode === 407 && settings.proxy !== undefined) reject(proxyRefusal(407));
      else resolve(response.statusCode ?? 0);
    });
    for (const [name, value] of headers) request.appendHeader(name, value);
    request.on('error', reject);
    request.end();
  }).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    agent.destroy();
  });
}

/** True for our own timeout, if the caller's signal has not aborted. */
function isTimeout(error: unknown): error is Error {
  return error instanceof Error && error.name === 'AbortError';
}

/** What could not be read of an answer that did arrive; null for any other error. */
function unreadable(error: unknown): [what: string, reason: string] | null {
  if (errorCode(error) !== 'HPE_HEADER_OVERFLOW') return null;
  return ['cannot read the answer of', `its header fields take more than ${maxHeaderSize / 1024} KiB`];
}

const UNKNOWN_ISSUER = 'no trusted authority issued the certificate of the target';

/** Our words for problems of a certificate. Node's texts name options of Node, which proofmark does not have. */
const CERTIFICATE_PROBLEMS: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the target is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_ISSUER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_ISSUER,
  CERT_HAS_EXPIRED: 'the certificate of the target has expired',
  CERT_NOT_YET_VALID: 'the certificate of the target is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the target is for another host',
};

/** Describes common errors in words; otherwise returns the error's message. */
function reasonOf(error: unknown, timeoutMs: number): string {
  const code = errorCode(error);
  const text = error instanceof Error && error.message !== '' ? error.message.split('\n')[0] : code;
  if (isTimeout(error)) return `timeout, no answer within ${timeoutMs} ms`;
  switch (code) {
    case 'ECONNREFUSED':
      return 'connection refused, nothing listens on this port';
    case 'ENOTFOUND':
      return 'DNS does not know this host';
    case 'EAI_AGAIN':
      return 'DNS does not answer';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'the connection was closed before an answer';
    case 'ETIMEDOUT':
      return 'timeout while connecting';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'no route to the host';
    case 'EPROTO':
      return `TLS failed, perhaps the target speaks plain HTTP: ${text}`;
  }
  if (code.startsWith('HPE_')) return `the answer is not HTTP/1.1 (${text})`;
  if (/CERT|SIGNATURE|ISSUER|SELF_SIGNED|ALTNAME/.test(code)) {
    return `TLS: ${CERTIFICATE_PROBLEMS[code] ?? text} (${code}); see --ca and --insecure`;
  }
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return `TLS: ${text}`;
  return `${text}`;
}
