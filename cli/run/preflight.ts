/** The first request of a run: does anything answer at all? */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { redactorFor } from '../../client/redaction/secrets.ts';
import type { RunSettings } from '../../client/settings.ts';
import { createAgent, proxyRefusal, shownProxy } from '../../client/transport/agent.ts';
import { UnreachableError } from '../process/usage.ts';
import { codeOf } from '../settings/tls.ts';

/** Attempts when there is no time to wait for the target to come up. */
const ATTEMPTS = 3;
const PAUSE_MS = 250;

export interface PreflightOptions {
  /** For how long a target that does not answer is asked again. */
  waitSeconds: number;
  signal: AbortSignal;
}

/**
 * Sends one GET, without credentials, until some answer comes: any status will do. Resolves to how many were sent.
 * @throws UnreachableError with one line that names the reason, when none came
 */
export async function preflight(settings: RunSettings, { waitSeconds, signal }: PreflightOptions): Promise<number> {
  const deadline = performance.now() + waitSeconds * 1000;
  let attempt = 0;
  while (!signal.aborted) {
    attempt += 1;
    try {
      await getOnce(settings, signal);
      return attempt;
    } catch (error) {
      if (signal.aborted) return attempt;
      if (attempt >= ATTEMPTS && performance.now() >= deadline) {
        const { baseUrl, proxy, timeoutMs } = settings;
        const through = proxy === undefined ? '' : ` through the proxy ${shownProxy(proxy)}`;
        const waited = waitSeconds > 0 ? ` within ${waitSeconds} s` : '';
        const line = `no answer from ${baseUrl}${through}${waited}: ${reasonOf(error, timeoutMs)}`;
        throw new UnreachableError(redactorFor(settings)(line, 'own'));
      }
    }
    await pause(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  return attempt;
}

/** Sends one GET; resolves when the head of an answer is there. */
function getOnce(settings: RunSettings, signal: AbortSignal): Promise<void> {
  const { baseUrl, headers, timeoutMs } = settings;
  const agent = createAgent(settings, { keepAlive: false });
  // Node 20 may collect a signal that `AbortSignal.any` made, or one that it was made of: the time limit would then never come
  const end = new AbortController();
  const stop = () => end.abort();
  const timer = setTimeout(stop, timeoutMs);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const options = { agent, signal: end.signal };
  return new Promise<void>((resolve, reject) => {
    const send = baseUrl.startsWith('https:') ? httpsRequest : httpRequest;
    const request = send(`${baseUrl}/`, options, (response) => {
      response.destroy();
      if (response.statusCode === 407 && settings.proxy !== undefined) reject(proxyRefusal(407));
      else resolve();
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

/** The reason in words for what people meet, else the error's own. */
function reasonOf(error: unknown, timeoutMs: number): string {
  const code = codeOf(error);
  const text = error instanceof Error && error.message !== '' ? error.message.split('\n')[0] : code;
  if (error instanceof Error && error.name === 'AbortError') return `timeout, nothing came in ${timeoutMs} ms`;
  switch (code) {
    case 'ECONNREFUSED':
      return 'connection refused, nothing listens there';
    case 'ENOTFOUND':
      return 'DNS knows no such host';
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
  if (code.startsWith('HPE_')) return `what answers there does not speak HTTP/1.1 (${text})`;
  if (/CERT|SIGNATURE|ISSUER|SELF_SIGNED|ALTNAME/.test(code)) return `TLS: ${text} (${code}); see --ca and --insecure`;
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return `TLS: ${text}`;
  return `${text}`;
}
