/** Turns a contradiction into a finding: a message, the expected and actual behaviour, and commands to reproduce it. */
import type { Exchange } from '../../../client/exchange.ts';
import type { Contradiction } from '../../../client/failures.ts';
import { head } from '../../../client/redaction/excerpt.ts';
import type { CredentialCase } from '../../../generators/credentials/credentials.ts';
import type { Finding } from '../../../specs/model.ts';
import { elementName, isXmlType } from '../../../specs/profile/xmlNames.ts';
import type { Sender, Session } from '../../fixtures/run/session.ts';
import { curlScript, type Step } from './curl.ts';
import { renderExchange } from './render.ts';
import { requestOf } from './request.ts';
import { summaryOf } from './summary.ts';

/** The maximum length of a message. Characters. */
const LONGEST = 2000;

/** The finding of a contradiction, redacted. */
export function findingOf(failure: Contradiction, sender: Sender): Finding {
  const { exchange, before, statuses } = failure.details;
  const { session } = sender;
  const { settings, redact, prerequisites } = session;
  const { exchanges } = sender.trail;
  const sent = stepsTo(exchanges, exchange, before);
  const parents = prerequisites.under(sent.map(({ request }) => request));
  const steps = [
    ...parents
      .filter(({ created }) => !sent.includes(created))
      .map((parent) => stepFor(session, parent.created, parent)),
    ...sent.map((step) => stepFor(session, step, sender.holdings.createdBy(step)?.live)),
  ];
  // The target may echo the credentials of an earlier request of the case.
  const near = wrongCredentials(exchanges, session);
  const facts = {
    message: cut(failure.details.message, (text) => redact(text, 'sentence', near)),
    ...(exchange !== undefined && { request: requestOf(exchange, session), status: exchange.response.status }),
    ...(statuses !== undefined && { expectedStatuses: statuses }),
    expected: cut(failure.details.expected, (text) => redact(text, 'sentence', near)),
    actual: cut(failure.details.actual, (text) => redact(text, 'seen', near)),
  };
  return {
    ...facts,
    summary: summaryOf(facts),
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

/** The step for an exchange, with the sid that later commands need. */
function stepFor(
  session: Session,
  { request }: Exchange,
  created: { resource: string; sid: string } | undefined,
): Step {
  const { resources, mediaType, xml } = session.profile;
  if (created === undefined) return { request };
  const { resource, sid } = created;
  const property = resources[resource]?.sid?.property ?? 'sid';
  const element = xml !== undefined && isXmlType(mediaType) ? { element: elementName(xml, property) } : {};
  return { request, created: { sid, property, ...element } };
}

/** The credentials of the exchanges, except the valid ones. The target may echo them. */
export function wrongCredentials(exchanges: readonly Exchange[], { requests }: Session): CredentialCase[] {
  return exchanges.map(({ request }) => request.credential).filter((credential) => credential !== requests.valid);
}

/** Variables for tokens and for the sid of the second account that occur in the text of a request, so that the command still works. */
function tokenVariables({ settings, redact }: Session): [token: string, variable: string][] {
  const known: [string, string][] = [[settings.account.authToken, 'TWILIO_AUTH_TOKEN']];
  if (settings.other === null) return known.filter(([token]) => redact.isDistinctive(token));
  known.push([settings.other.authToken, 'PROOFMARK_OTHER_AUTH_TOKEN']);
  const sid: [string, string] = [settings.other.accountSid, 'PROOFMARK_OTHER_ACCOUNT_SID'];
  return [...known.filter(([token]) => redact.isDistinctive(token)), sid];
}

/** Cuts a message, which may contain megabytes from the target. */
function cut(text: string, redact: (value: string) => string): string {
  const shown = head(text, LONGEST + 1, redact);
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST)}…`;
}

/** The exchanges that reproduce the last one: the named ones, or all earlier ones that may have changed state, and itself. */
function stepsTo(exchanges: Exchange[], exchange: Exchange | undefined, named: Exchange[] | undefined): Exchange[] {
  const last = exchange ?? exchanges.at(-1);
  const end = last === undefined ? -1 : exchanges.indexOf(last);
  // an exchange outside of the trail needs everything that the case has sent
  const earlier = end === -1 ? exchanges : exchanges.slice(0, end);
  const before = named ?? earlier.filter(({ request }) => request.method !== 'GET');
  return [...before, ...(last === undefined ? [] : [last])];
}
