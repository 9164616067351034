/** Expectations about the status of an answer. */
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import { Inconclusive } from '../../../client/failures.ts';
import { isNaturalRedirect } from '../../../client/redirect.ts';
import type { Case, Rejection } from '../../fixtures/index.ts';
import { check } from './check.ts';

/**
 * Checks that the status is one of `allowed`. An unrelated status (`isUnrelated`) is inconclusive unless the `control` is served.
 */
export async function expectStatus(
  c: Case,
  exchange: Exchange,
  allowed: number[],
  rule: string,
  control: () => Promise<boolean> = async () => false,
): Promise<void> {
  const { status } = exchange.response;
  if (!allowed.includes(status) && isUnrelated(c, exchange) && !(await control()))
    throw new Inconclusive(`${describe(exchange)} was answered ${status}, which says nothing about this clause`);
  checkStatus(c, exchange, allowed, rule);
}

/** Checks that the answer is a refusal and the control is served. The defect is then the only reason for the refusal. */
export async function expectRefused(
  c: Case,
  { exchange, control }: Rejection,
  allowed: number[],
  rule: string,
): Promise<void> {
  const { status } = exchange.response;
  const isRight = allowed.includes(status);
  if ((isRight || isUnrelated(c, exchange)) && !(await control()))
    throw new Inconclusive(
      isRight
        ? `${describe(exchange)} was answered ${status}, but its control was refused too, so the reason is unknown`
        : `${describe(exchange)} was answered ${status}, and its control was refused too`,
    );
  checkStatus(c, exchange, allowed, rule);
}

/** Checks that the status is 2xx. The status cells check the exact status. */
export function expectServed(c: Case, exchange: Exchange, rule: string): void {
  check(c, isSuccess(exchange), () => ({
    message: rule,
    expected: 'a status 2xx',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}

/** Throws Inconclusive if the answer is unrelated to the request. */
export function needAnswer(c: Case, exchange: Exchange): void {
  if (isUnrelated(c, exchange))
    throw new Inconclusive(
      `${describe(exchange)} was answered ${exchange.response.status}, which says nothing about the request`,
    );
}

/** Whether the answer does not tell how the target treats the request: it is busy, refuses valid credentials, or redirects elsewhere. */
function isUnrelated(c: Case, exchange: Exchange): boolean {
  const { request, response, busy } = exchange;
  const isRefused = response.status === 401 && request.credential === c.session.requests.valid;
  return busy || isRefused || isNaturalRedirect(exchange);
}

function checkStatus(c: Case, exchange: Exchange, allowed: number[], rule: string): void {
  const { status } = exchange.response;
  check(c, allowed.includes(status), () => ({
    message: rule,
    expected: `status ${allowed.join(' or ')}`,
    actual: `status ${status}`,
    statuses: allowed,
    exchange,
  }));
}

/** The request as messages name it: `POST Queues/QU….json`. */
function describe({ request }: Exchange): string {
  const overload = new URLSearchParams(request.query).get('_method');
  const method = `${request.method}${overload === null ? '' : ` ?_method=${overload}`}`;
  return `${method} ${request.path.split('/').slice(-2).join('/')}`;
}
