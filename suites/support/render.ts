/** An exchange as HTTP/1.1 text for people: credentials named, secrets out, long bodies cut. */
import type { Exchange, HttpRequest, HttpResponse } from './exchange.ts';
import type { Redactor } from './secrets.ts';

/** Characters of a body that are shown. */
const SHOWN = 4000;
/** A shorter text is found everywhere by chance. */
const SHORTEST_ECHO = 8;
/** Response header fields whose values may hold a secret of the target's own. */
const HIDDEN = new Set(['set-cookie', 'authorization', 'proxy-authorization', 'cookie']);

export function renderExchange(exchange: Exchange, host: string, redact: Redactor): string {
  const text = `${renderRequest(exchange.request, host)}\n\n${renderResponse(exchange.response)}`;
  return redact(withoutCredential(text, exchange.request));
}

/** A near miss of the token is a secret too: where the target echoes it, the edit's name stands in its place. */
function withoutCredential(text: string, { credential }: HttpRequest): string {
  if (credential.header === null) return text;
  const [, payload = ''] = credential.header.split(' ');
  const password = Buffer.from(payload, 'base64').toString('utf8').split(':').slice(1).join(':');
  return [credential.header, payload, password, JSON.stringify(password).slice(1, -1), encodeURIComponent(password)]
    .filter((form) => form.length >= SHORTEST_ECHO)
    .reduce((result, form) => result.replaceAll(form, `<${credential.label}>`), text);
}

/** `POST /path?query` */
export function requestLine(request: HttpRequest): string {
  return `${request.method} ${request.path}${request.query === '' ? '' : `?${request.query}`}`;
}

function renderRequest(request: HttpRequest, host: string): string {
  const lines = [`${requestLine(request)} HTTP/1.1`, `Host: ${host}`, ...credentialLine(request)];
  if (request.contentType !== null) lines.push(`Content-Type: ${request.contentType}`);
  for (const [name, value] of request.headers) lines.push(`${name}: ${value}`);
  const body =
    request.body === null ? '' : shown(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : request.body);
  return `${lines.join('\n')}\n\n${body}`.trimEnd();
}

function credentialLine({ credential, userinfo }: HttpRequest): string[] {
  if (userinfo !== undefined) return [`Authorization: <from the URL's userinfo: ${credential.label}>`];
  return credential.header === null ? [] : [`Authorization: <${credential.label}>`];
}

function renderResponse(response: HttpResponse): string {
  const lines = [`HTTP/${response.httpVersion} ${response.status} ${response.reason}`.trimEnd()];
  for (const [name, value] of response.headers.slice(0, 60)) {
    lines.push(`${name}: ${HIDDEN.has(name.toLowerCase()) ? '<hidden>' : value.slice(0, 500)}`);
  }
  if (response.headers.length > 60) lines.push(`(${response.headers.length - 60} more header fields)`);
  return `${lines.join('\n')}\n\n${shown(hideOwnSecrets(response.body.toString('utf8')))}`.trimEnd();
}

/** The account's representation carries its token. */
function hideOwnSecrets(text: string): string {
  return text
    .replace(/("(?:auth_token|secret|api_key|password)"\s*:\s*)"[^"]*"/gi, '$1"<hidden>"')
    .replace(/(<(AuthToken|Secret|Password)>)[^<]*(<\/\2>)/gi, '$1<hidden>$3');
}

function shown(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}\n(${text.length - SHOWN} more characters)`;
}
