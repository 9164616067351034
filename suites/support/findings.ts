/** From a contradiction to what a reader gets: the sentence, what was expected, what came, and how to see it again. */
import type { Finding } from '../../specs/model.ts';
import { curlScript, type Step } from './curl.ts';
import type { Exchange } from './exchange.ts';
import type { Contradiction } from './failures.ts';
import { renderExchange } from './render.ts';
import type { Session } from './session.ts';

/** Everything in it is redacted. `createdBy` tells what an exchange of the case created. */
export function findingOf(
  failure: Contradiction,
  exchanges: Exchange[],
  createdBy: (exchange: Exchange) => Step['created'],
  session: Session,
): Finding {
  const { message, expected, actual, exchange, before } = failure.details;
  const { settings, redact } = session;
  const steps = trail(exchanges, exchange, before).map((step): Step => {
    const created = createdBy(step);
    return created === undefined ? { request: step.request } : { request: step.request, created };
  });
  return {
    message: redact(message),
    expected: redact(expected),
    actual: redact(actual),
    curl: curlScript(steps, {
      baseUrl: settings.baseUrl,
      accountSid: settings.account.accountSid,
      marker: settings.marker,
      insecure: settings.tls.insecure,
      ...(settings.proxy === undefined ? {} : { proxy: settings.proxy }),
      headerNames: settings.headers.map(([name]) => name),
      redact,
    }),
    exchange: exchange === undefined ? '' : renderExchange(exchange, new URL(settings.baseUrl).host, redact),
    ...(failure.replay === undefined ? {} : { replay: failure.replay }),
  };
}

/** What has to be sent to see the exchange again: what changed the state before it, or what was named, and itself. */
function trail(exchanges: Exchange[], exchange: Exchange | undefined, named: Exchange[] | undefined): Exchange[] {
  const end = exchange === undefined ? exchanges.length - 1 : exchanges.indexOf(exchange);
  const last = exchanges[end] ?? exchange;
  const before = named ?? exchanges.slice(0, Math.max(0, end)).filter(({ request }) => request.method !== 'GET');
  return [...before, ...(last === undefined ? [] : [last])];
}
