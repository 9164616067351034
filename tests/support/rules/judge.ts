/** Made-up exchanges, and what a rule says about them. */
import type { Exchange, HttpRequest, HttpResponse } from '../../../client/exchange.ts';
import { representation } from '../../../client/representation/representation.ts';
import { loadProfile, selectResources } from '../../../specs/load.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { addressedBy } from '../../../suites/rules/addressed.ts';
import type { Rule } from '../../../suites/rules/rule.ts';

export const BASE = `/2010-04-01/Accounts/AC${'1'.repeat(32)}`;
export const SID = `QU${'a'.repeat(32)}`;
export const LIST = `${BASE}/Queues.json`;
export const INSTANCE = `${BASE}/Queues/${SID}.json`;
export const DOCUMENTED = selectResources(loadProfile('documented').profile);

/** A representation of a queue. */
export const QUEUE = {
  account_sid: `AC${'1'.repeat(32)}`,
  average_wait_time: 0,
  current_size: 0,
  date_created: 'Fri, 04 Sep 2015 22:53:28 +0000',
  date_updated: 'Fri, 04 Sep 2015 22:53:28 +0000',
  friendly_name: 'support',
  max_size: 100,
  sid: SID,
  uri: INSTANCE,
};

export const error = (status: number, changes: object = {}) => ({
  code: 20001,
  message: 'MaxSize must be an integer from 1 to 5000',
  more_info: 'https://www.twilio.com/docs/errors/20001',
  status,
  ...changes,
});

type Answer = Partial<Omit<HttpResponse, 'body'>> & { body?: object | string };

/** An exchange. A body that is an object becomes JSON, with its media type unless the headers have one. */
export function exchange(request: Partial<HttpRequest>, { body = '', headers = [], ...answer }: Answer): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const isTyped = typeof body === 'string' || headers.some(([name]) => name === 'Content-Type');
  return {
    request: {
      method: 'GET',
      path: INSTANCE,
      query: '',
      credential: { header: 'Basic x', label: 'the credentials', shell: '' },
      contentType: request.body === undefined ? null : 'application/x-www-form-urlencoded',
      body: null,
      headers: [],
      ...request,
    },
    response: {
      status: 200,
      reason: '',
      httpVersion: '1.1',
      ...answer,
      headers: isTyped ? headers : [...headers, ['Content-Type', 'application/json']],
      body: Buffer.from(text),
    },
    busy: false,
    durationMs: 1,
  };
}

interface Circumstances {
  profile?: Profile;
  isAuthorised?: boolean;
  isAlone?: boolean;
}

/** `CLAUSE holds`, `CLAUSE broken: ACTUAL`, or `nothing`. */
export function verdictOf(rule: Rule, judged: Exchange, circumstances: Circumstances = {}): string {
  const { profile = DOCUMENTED, isAuthorised = true, isAlone = true } = circumstances;
  const judgement = rule.judge(judged, {
    profile,
    addressed: ({ request }) => addressedBy(profile, BASE, request.path),
    shown: ({ response }) => representation(profile, response),
    isAuthorised: () => isAuthorised,
    isAlone: () => isAlone,
  });
  if (judgement === undefined) return 'nothing';
  const { clause, broken } = judgement;
  return broken === undefined ? `${clause} holds` : `${clause} broken: ${broken.actual}`;
}
