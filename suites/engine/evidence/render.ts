/** Renders an exchange as HTTP/1.1 text: credentials as labels, secrets removed, long bodies cut. */
import { STATUS_CODES } from 'node:http';
import { type Exchange, type HttpRequest, type HttpResponse, sentMethod } from '../../../client/exchange.ts';
import { head } from '../../../client/redaction/excerpt.ts';
import { HIDDEN, isShownField } from '../../../client/redaction/namedSecrets.ts';
import type { Redactor } from '../../../client/redaction/redactor.ts';
import type { CredentialCase } from '../../../generators/credentials/credentials.ts';

/** The maximum length of a body. Characters. */
const SHOWN = 4000;

/** `near` contains the credentials of earlier requests of the case, which the target may echo. */
export function renderExchange(
  { request, response }: Exchange,
  host: string,
  redact: Redactor,
  near: readonly CredentialCase[] = [],
): string {
  const credentials = [request.credential, ...near];
  return `${redact(renderRequest(request, host), 'own', credentials)}\n\n${renderResponse(response, (text) => redact(text, 'answer', credentials))}`;
}

/** `POST /path?query` */
export function requestLine(request: HttpRequest): string {
  return `${sentMethod(request)} ${request.path}${request.query === '' ? '' : `?${request.query}`}`;
}

function renderRequest(request: HttpRequest, host: string): string {
  const lines = [`${requestLine(request)} HTTP/1.1`, `Host: ${host}`, ...credentialLine(request)];
  if (request.contentType !== null) lines.push(`Content-Type: ${request.contentType}`);
  for (const [name, value] of request.headers) lines.push(`${name}: ${isCookie(name) ? HIDDEN : value}`);
  const body =
    request.body === null ? '' : shown(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : request.body);
  return `${lines.join('\n')}\n\n${body}`.trimEnd();
}

/** A cookie of the target may identify a session. */
const isCookie = (name: string): boolean => name.toLowerCase() === 'cookie';

function credentialLine({ credential, userinfo }: HttpRequest): string[] {
  if (userinfo !== undefined) return [`Authorization: <from the URL's userinfo: ${credential.label}>`];
  return credential.header === null ? [] : [`Authorization: <${credential.label}>`];
}

/** Each value is redacted before it is cut. */
function renderResponse({ status, reason, ...response }: HttpResponse, redact: (value: string) => string): string {
  const phrase = reason === STATUS_CODES[status] ? reason : redact(reason);
  const lines = [`HTTP/${response.httpVersion} ${status} ${phrase}`.trimEnd()];
  for (const [name, value] of response.headers.slice(0, 60)) {
    lines.push(isShownField(name) ? `${name}: ${head(value, 500, redact)}` : `${redact(name)}: ${HIDDEN}`);
  }
  if (response.headers.length > 60) lines.push(`(${response.headers.length - 60} more header fields)`);
  const body = response.body.toString('utf8');
  const left = body.length - SHOWN;
  const more = left > 0 ? `\n(${left} more characters)` : '';
  return `${lines.join('\n')}\n\n${head(body, SHOWN, redact)}${more}`.trimEnd();
}

function shown(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}\n(${text.length - SHOWN} more characters)`;
}
