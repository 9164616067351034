/** From a contradiction to what a reader gets: the sentence, what was expected, what came, and how to see it again. */

import type { Exchange } from '../../../client/exchange.ts';
import type { Contradiction } from '../../../client/failures.ts';
import { head } from '../../../client/redaction/excerpt.ts';
import type { CredentialCase } from '../../../generators/credentials/credentials.ts';
import type { Finding } from '../../../specs/model.ts';
import { elementName, isXmlType } from '../../../specs/profile/xmlNames.ts';
import type { Case } from '../../fixtures/index.ts';
import type { Session } from '../../fixtures/run/session.ts';
import { curlScript, type Step } from './curl.ts';
import { renderExchange } from './render.ts';

/** Characters of a sentence that are shown. */
const LONGEST = 2000;

/** Everything in it is redacted. */
export function findingOf(failure: Contradiction, c: Case): Finding {
  const { message, expected, actual, exchange, before } = failure.details;
  const { session } = c;
  const { settings, redact, prerequisites } = session;
  const { exchanges } = c.trail;
  const sent = trail(exchanges, exchange, before);
  const parents = prerequisites.under(sent.map(({ request }) => request));
  const steps = [
    ...parents.filter(({ created }) => !sent.includes(created)).map((parent) => stepFor(c, parent.created, parent)),
    ...sent.map((step) => stepFor(c, step, c.holdings.createdBy(step)?.live)),
  ];
  // what an earlier request of the case carried may come back later
  const near = wrongCredentials(exchanges, session);
  return {
    message: cut(message, (text) => redact(text, 'sentence', near)),
    expected: cut(expected, (text) => redact(text, 'sentence', near)),
    actual: cut(actual, (text) => redact(text, 'seen', near)),
    curl: curlScript(steps, {
      baseUrl: settings.baseUrl,
      accountSid: settings.account.accountSid,
      marker: settings.marker,
      insecure: settings.tls.insecure,
      ...(settings.proxy === undefined ? {} : { proxy: settings.proxy }),
      headerNames: settings.headers.map(([name]) => name),
      tokens: tokenVariables(session),
      redact: (text) => redact(text, 'own', near),
    }),
    exchange: exchange === undefined ? '' : renderExchange(exchange, new URL(settings.baseUrl).host, redact, near),
    ...(failure.replay === undefined ? {} : { replay: failure.replay }),
  };
}

/** The request as a command, with what later commands need of its answer. */
function stepFor(c: Case, { request }: Exchange, created: { resource: string; sid: string } | undefined): Step {
  const { resources, mediaType, xml } = c.profile;
  if (created === undefined) return { request };
  const { resource, sid } = created;
  const property = resources[resource]?.sid?.property ?? 'sid';
  const element = xml !== undefined && isXmlType(mediaType) ? { element: elementName(xml, property) } : {};
  return { request, created: { sid, property, ...element } };
}

/** Credentials that the exchanges carried beside the valid ones: the target may echo them. */
export function wrongCredentials(exchanges: readonly Exchange[], { requests }: Session): CredentialCase[] {
  return exchanges.map(({ request }) => request.credential).filter((credential) => credential !== requests.valid);
}

/** A token that a request's own text holds, because a setting repeats it, stands there as a variable: the command still works. */
function tokenVariables({ settings, redact }: Session): [token: string, variable: string][] {
  const known: [string, string][] = [[settings.account.authToken, 'TWILIO_AUTH_TOKEN']];
  if (settings.other !== null) known.push([settings.other.authToken, 'PROOFMARK_OTHER_AUTH_TOKEN']);
  return known.filter(([token]) => redact.isDistinctive(token));
}

/** A target can put megabytes into a sentence of ours. */
function cut(text: string, redact: (value: string) => string): string {
  const shown = head(text, LONGEST + 1, redact);
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST)}…`;
}

/** What has to be sent to see the exchange again: what changed the state before it, or what was named, and itself. */
function trail(exchanges: Exchange[], exchange: Exchange | undefined, named: Exchange[] | undefined): Exchange[] {
  const end = exchange === undefined ? exchanges.length - 1 : exchanges.indexOf(exchange);
  const last = exchanges[end] ?? exchange;
  const before = named ?? exchanges.slice(0, Math.max(0, end)).filter(({ request }) => request.method !== 'GET');
  return [...before, ...(last === undefined ? [] : [last])];
}
