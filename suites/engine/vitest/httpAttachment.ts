/** An exchange's text as the attachment that Allure shows as request and response. */
import type { HttpExchange, HttpExchangeBody, HttpExchangeNameValue } from 'allure-js-commons/http';

const REQUEST_LINE = /^(\S+) (\S+) HTTP\/([\d.]+)$/;
const STATUS_LINE = /^HTTP\/([\d.]+) (\d{3})(?: (.*))?$/;
const CUT = /\n\(\d+ more characters\)$/;

/**
 * Reads an exchange as `render.ts` writes it (request, a blank line, response); `baseUrl` goes before the request's target.
 * Undefined where the text is anything else: it is then shown as it stands.
 */
export function httpExchange(text: string, baseUrl: string): HttpExchange | undefined {
  const split = text.search(/\n\nHTTP\/[\d.]+ \d{3}/);
  if (split === -1) return undefined;
  const asked = message(text.slice(0, split));
  const answered = message(text.slice(split + 2));
  const request = REQUEST_LINE.exec(asked.start);
  const status = STATUS_LINE.exec(answered.start);
  if (request === null || status === null) return undefined;
  const [, method = '', target = '', httpVersion] = request;
  return {
    schemaVersion: 1,
    request: {
      method,
      url: `${baseUrl}${target}`,
      httpVersion,
      headers: asked.headers,
      query: [...new URLSearchParams(target.split('?')[1] ?? '')].map(([name, value]) => ({ name, value })),
      ...bodyOf(asked),
    },
    response: {
      status: Number(status[2]),
      statusText: status[3] ?? '',
      httpVersion: status[1],
      headers: answered.headers,
      ...bodyOf(answered),
    },
  };
}

interface Message {
  start: string;
  headers: HttpExchangeNameValue[];
  body: string;
}

function message(text: string): Message {
  const end = text.indexOf('\n\n');
  const [start = '', ...fields] = (end === -1 ? text : text.slice(0, end)).split('\n');
  const headers = fields.map((field) => {
    const colon = field.indexOf(':');
    return colon === -1
      ? { name: field, value: '' }
      : { name: field.slice(0, colon), value: field.slice(colon + 1).trim() };
  });
  return { start, headers, body: end === -1 ? '' : text.slice(end + 2) };
}

function bodyOf({ headers, body }: Message): { body?: HttpExchangeBody } {
  if (body === '') return {};
  const contentType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  return {
    body: {
      ...(contentType === undefined ? {} : { contentType }),
      encoding: 'utf8',
      value: body,
      truncated: CUT.test(body),
    },
  };
}
