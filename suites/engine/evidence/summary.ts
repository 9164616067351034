/** Writes the sentence of a finding: what was asked, what was observed and what was expected. */
import type { Finding, FindingRequest } from '../../../specs/model.ts';

/** The maximum length of a value. Characters. */
const LONGEST = 90;
/** The end of a rule that only states the status. */
const STATUS_END = / answers? \d{3}( or \d{3})*$/;

/** A rule that says no more than the request and the status. */
const PLAIN = /^[A-Z]+( \?_method=[A-Z]+)? answers \d{3}$/;

/** Readable names of credentials. */
const NAMES: Record<string, string> = {
  'another token': 'a wrong token',
  'no credentials': 'a request without credentials',
};

type Facts = Pick<Finding, 'message' | 'expected' | 'actual' | 'request' | 'status' | 'expectedStatuses'>;

/** `POST /Queues accepted a wrong token: got 201, expected 401` */
export function summaryOf(facts: Facts): string {
  const { message, request, expectedStatuses } = facts;
  const outcome = `got ${shown(facts.actual)}, expected ${shown(facts.expected)}`;
  if (request === undefined) return `${outcome} (rule: ${message})`;
  const target = targetOf(request);
  const verb = isAccepted(facts) ? 'accepted' : 'with';
  if (expectedStatuses !== undefined && request.credentials !== undefined) {
    const who = NAMES[request.credentials] ?? `wrong credentials (${request.credentials})`;
    return `${target} ${verb} ${who}: ${outcome}`;
  }
  if (PLAIN.test(message)) return `${target}: ${outcome}`;
  const defect = /^[^:]+: (.+)$/.exec(message.replace(STATUS_END, ''))?.[1];
  if (expectedStatuses !== undefined && defect !== undefined && STATUS_END.test(message))
    return `${target} ${verb} ${defect}: ${outcome}`;
  return `${target}: ${outcome} (rule: ${message})`;
}

/** Whether the target accepted what it should have refused. */
function isAccepted({ status = 0, expectedStatuses = [] }: Facts): boolean {
  return status >= 200 && status <= 299 && expectedStatuses.every((expected) => expected >= 400);
}

/** `POST /Queues/{Sid}?_method=PUT` */
function targetOf({ method, overload, path }: FindingRequest): string {
  const query = overload === undefined ? '' : `?_method=${overload}`;
  return `${method} ${path === undefined ? `another path${query === '' ? '' : ` with ${query}`}` : `${path}${query}`}`;
}

function shown(value: string): string {
  const text = value.replace(/^status /, '');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
