/** Expectations about the body and header fields of an answer. */
import { type Exchange, header, headerValues, type Representation } from '../../../client/exchange.ts';
import { isRetryAfter } from '../../../client/limits/retryAfter.ts';
import { head } from '../../../client/redaction/excerpt.ts';
import { isWritten } from '../../../client/representation/representation.ts';
import { validatorOfSound } from '../../../specs/load.ts';
import type { JsonSchema } from '../../../specs/profile/model.ts';
import { isXmlType } from '../../../specs/profile/xmlNames.ts';
import type { Case, Live } from '../../fixtures/index.ts';
import { check } from './check.ts';

/** Checks that the body parses as the declared media type and matches the schema. Returns the representation. */
export function expectRepresentation(
  c: Case,
  exchange: Exchange,
  schema: JsonSchema,
  what: string,
  declared: string = c.profile.mediaType,
): Representation {
  const shown = isWritten(exchange.response, declared) ? c.shown(exchange) : undefined;
  check(c, shown !== undefined, () => ({
    message: `the body is ${what}`,
    expected: `a body that parses as ${declared}${isXmlType(declared) ? ', with the element names of the profile' : ''}`,
    actual: excerpt(c, exchange),
    exchange,
  }));
  const validate = validatorOfSound(schema);
  const valid = validate(shown);
  check(c, valid === true, () => ({
    message: `the body is ${what}`,
    expected: 'a body that matches the schema of the profile',
    actual: (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`).join('; '),
    exchange,
  }));
  return shown as Representation;
}

/** Checks that the body matches the error schema, unless the profile does not describe the body of the status. */
export function expectErrorBody(c: Case, exchange: Exchange): Representation | undefined {
  const { error } = c.profile;
  if (error.undescribedStatuses?.includes(exchange.response.status) === true) {
    c.judged += 1;
    return undefined;
  }
  return expectRepresentation(c, exchange, error.schema, 'an error of the declared schema', error.mediaType);
}

/** Checks that the body matches the error schema, and that its message says more than the reason phrase. */
export function expectErrorDetails(c: Case, exchange: Exchange): void {
  const { error } = c.profile;
  const shown = expectRepresentation(c, exchange, error.schema, 'an error of the declared schema', error.mediaType);
  const message = shown[error.messageProperty];
  const phrase = exchange.response.reason.trim().toLowerCase();
  const text = typeof message === 'string' ? message.trim().toLowerCase().replace(/[.!]$/, '') : '';
  check(c, text !== '' && text !== phrase && text !== standardPhrase(exchange.response.status), () => ({
    message: 'the body of an error says what is wrong',
    expected: 'a message that is neither empty nor the bare reason phrase',
    actual: `message ${JSON.stringify(message)}`,
    exchange,
  }));
}

function standardPhrase(status: number): string | undefined {
  return {
    400: 'bad request',
    401: 'unauthorized',
    404: 'not found',
    405: 'method not allowed',
    429: 'too many requests',
    500: 'internal server error',
    503: 'service unavailable',
  }[status];
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
  check(c, shown[property] === live.sid, () => ({
    message: 'the representation is that of the requested resource',
    expected: `${property} ${JSON.stringify(live.sid)}`,
    actual: `${property} ${JSON.stringify(shown[property])}`,
    exchange,
  }));
}

/** Checks that the answer has no content. */
export function expectNoContent(c: Case, exchange: Exchange): void {
  const { body } = exchange.response;
  check(c, body.length === 0, () => ({
    message: `a ${exchange.response.status} has no content`,
    expected: 'no bytes after the header',
    actual: `${body.length} bytes`,
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

/** The beginning of a body and its media type, for a finding. */
export function excerpt(c: Case, { response }: Exchange): string {
  const text = response.body.subarray(0, 64_000).toString('utf8');
  const type = header(response, 'content-type') ?? 'no media type';
  if (text === '') return 'an empty body';
  const shown = head(text, 120, (value) => c.session.redact(value, 'answer'));
  return `${JSON.stringify(shown)}${text.length > 120 ? '…' : ''} (${type})`;
}
