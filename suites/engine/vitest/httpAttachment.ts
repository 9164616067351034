/** Converts the text of an exchange into Allure's HTTP attachment. */
import type { HttpExchange, HttpExchangeBody, HttpExchangeNameValue } from 'allure-js-commons/http';

const REQUEST_LINE = /^(\S+) (\S+) HTTP\/([\d.]+)$/;
const STATUS_LINE = /^HTTP\/([\d.]+) (\d{3})(?: (.*))?$/;
const CUT = /\n\(\d+ more characters\)$/;

/**
 * Parses an exchange in the format of `render.ts`: request, blank line, response. `baseUrl` precedes the target of the request.
 * Returns undefined for any other text. The caller then attaches the text unparsed.
 */
export function httpExchange(text: string, baseUrl: string): HttpExchange | undefined {
  const split = text.search(/\n\nHTTP\/[\d.]+ \d{3}/);
  if (split === -1) return undefined;
  const sent = message(text.slice(0, split));
  const received = message(text.slice(split + 2));
  const request = REQUEST_LINE.exec(sent.start);
  const status = STATUS_LINE.exec(received.start);
  if (request === null || status === null) return undefined;
  const [, method = '', target = '', httpVersion] = request;
  return {
    schemaVersion: 1,
    request: {
      method,
      url: `${baseUrl}${target}`,
      httpVersion,
      headers: sent.headers,
      query: [...new URLSearchParams(target.split('?')[1] ?? '')].map(([name, value]) => ({ name, value })),
      ...bodyOf(sent),
    },
    response: {
      status: Number(status[2]),
      statusText: status[3] ?? '',
      httpVersion: status[1],
      headers: received.headers,
      ...bodyOf(received),
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
