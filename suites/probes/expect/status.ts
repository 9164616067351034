/** Expectations of an answer's status. */
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import { Inconclusive } from '../../../client/failures.ts';
import type { Case, Rejection } from '../../fixtures/index.ts';
import { check } from './check.ts';

/** The status is one of `allowed`. A foreign one is inconclusive, unless the `control` is served. */
export async function expectStatus(
  c: Case,
  exchange: Exchange,
  allowed: number[],
  rule: string,
  control: () => Promise<boolean> = async () => false,
): Promise<void> {
  const { status } = exchange.response;
  if (!allowed.includes(status) && isForeign(c, exchange) && !(await control()))
    throw new Inconclusive(`${describe(exchange)} was answered ${status}, which says nothing about this clause`);
  checkStatus(c, exchange, allowed, rule);
}

/** The answer is a refusal, and the control is served: the defect alone is the reason. */
export async function expectRefused(
  c: Case,
  { exchange, control }: Rejection,
  allowed: number[],
  rule: string,
): Promise<void> {
  const { status } = exchange.response;
  const isRight = allowed.includes(status);
  if ((isRight || isForeign(c, exchange)) && !(await control()))
    throw new Inconclusive(
      isRight
        ? `${describe(exchange)} was answered ${status}, but its control was not served either: the reason is not proved`
        : `${describe(exchange)} was answered ${status}, and its control was not served either`,
    );
  checkStatus(c, exchange, allowed, rule);
}

/** The request was served. Which 2xx it is, the status cells judge. */
export function expectServed(c: Case, exchange: Exchange, rule: string): void {
  check(c, isSuccess(exchange), () => ({
    message: rule,
    expected: 'a status 2xx',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}

/** Throws Inconclusive where the answer is about the target's state or the credentials, not about the request. */
export function needAnswer(c: Case, exchange: Exchange): void {
  if (isForeign(c, exchange))
    throw new Inconclusive(`${describe(exchange)} was answered ${exchange.response.status}, which says nothing`);
}

/** Is the status about something else than the request: a busy target, or valid credentials refused? */
function isForeign(c: Case, { request, response, busy }: Exchange): boolean {
  return busy || (response.status === 401 && request.credential === c.session.requests.valid);
}

function checkStatus(c: Case, exchange: Exchange, allowed: number[], rule: string): void {
  const { status } = exchange.response;
  check(c, allowed.includes(status), () => ({
    message: rule,
    expected: `status ${allowed.join(' or ')}`,
    actual: `status ${status}`,
    exchange,
  }));
}

/** `POST /path` without the query's values, for a sentence. */
function describe({ request }: Exchange): string {
  const overload = new URLSearchParams(request.query).get('_method');
  const method = `${request.method}${overload === null ? '' : ` ?_method=${overload}`}`;
  return `${method} ${request.path.split('/').slice(-2).join('/')}`;
}
