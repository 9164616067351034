/** Expectations about the body and header fields of an answer. */
import { type Exchange, headerValues, type Representation } from '../../../client/exchange.ts';
import { isRetryAfter } from '../../../client/limits/retryAfter.ts';
import { head } from '../../../client/redaction/excerpt.ts';
import { memberAt } from '../../../client/representation/member.ts';
import { sidIn } from '../../../client/representation/representation.ts';
import type { JsonSchema } from '../../../specs/profile/model.ts';
import type { Case, Live } from '../../fixtures/index.ts';
import { formatDefect, isDescribed, messageDefect } from '../../fixtures/profile/errors.ts';
import { check } from './check.ts';

/** Checks that the body parses as the declared media type and matches the schema. Returns the representation. */
export function expectRepresentation(
  c: Case,
  exchange: Exchange,
  schema: JsonSchema,
  what: string,
  declared: string = c.profile.mediaType,
): Representation {
  const shown = c.shown(exchange);
  const defect = formatDefect(exchange.response, shown, schema, declared);
  check(c, defect === undefined, () => ({
    message: `the body is ${what}`,
    expected: defect?.expected ?? '',
    actual: defect?.actual ?? '',
    exchange,
  }));
  return shown as Representation;
}

/** Checks that the body of an error, if it has one and the profile describes it, matches the error schema. */
export function expectErrorBody(c: Case, exchange: Exchange): void {
  const { error } = c.profile;
  const { status, body } = exchange.response;
  c.judged += 1;
  if (body.length === 0 || !isDescribed(c.profile, status)) return;
  expectRepresentation(c, exchange, error.schema, 'an error of the declared schema', error.mediaType);
}

/** Checks that a 400 has a body of the declared schema, and that its message says more than the reason phrase. */
export function expectErrorDetails(c: Case, exchange: Exchange): void {
  const { error } = c.profile;
  if (!isDescribed(c.profile, exchange.response.status)) return;
  const shown = expectRepresentation(c, exchange, error.schema, 'an error of the declared schema', error.mediaType);
  const defect = messageDefect(c.profile, exchange.response, shown);
  check(c, defect === undefined, () => ({
    message: 'the body of an error says what is wrong',
    expected: defect?.expected ?? '',
    actual: defect?.actual ?? '',
    exchange,
  }));
}

/** Checks that the representation is that of the requested resource. */
export function expectSameSid(
  c: Case,
  exchange: Exchange,
  shown: Representation,
  live: Pick<Live, 'resource' | 'sid'>,
): void {
  const property = c.resource(live.resource).sid?.property;
  // A singleton has no sid.
  if (property === undefined) return;
  check(c, sidIn(shown, c.resource(live.resource)) === live.sid, () => ({
    message: 'the representation is that of the requested resource',
    expected: `${property} ${JSON.stringify(live.sid)}`,
    actual: `${property} ${JSON.stringify(memberAt(shown, property))}`,
    exchange,
  }));
}

/** Checks that no bytes followed the header on the socket. */
export function expectNoByte(c: Case, exchange: Exchange, rest: Buffer): void {
  const seen = () => head(rest.toString('latin1'), 60, (text) => c.session.redact(text, 'answer'));
  check(c, rest.length === 0, () => ({
    message: `a ${exchange.response.status} has no content (RFC 9110 15.3.5 and 15.4.5)`,
    expected: 'no bytes after the header',
    actual: `${rest.length} bytes: ${JSON.stringify(seen())}`,
    exchange,
  }));
}

/** Checks that `Retry-After`, if present, is a date or a number of seconds (RFC 9110 10.2.3). */
export function expectRetryAfter(c: Case, exchange: Exchange): void {
  const values = headerValues(exchange.response, 'retry-after');
  check(c, values.length === 0 || (values.length === 1 && isRetryAfter(values[0] ?? '')), () => ({
    message: 'Retry-After, if present, is valid',
    expected: 'an HTTP date or a number of seconds',
    actual: values.join(', '),
    exchange,
  }));
}
