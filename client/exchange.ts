/** One request and its response, as plain data. */
import { parse as parseContentType } from 'content-type';
import type { Method } from '../specs/model.ts';

/** The `Authorization` header of a request, and how reports describe it. */
export interface Credential {
  /** The exact header value, with one character for each byte (Latin-1). `null` sends no header. */
  header: string | null;
  /** Describes the credentials without showing any part of a secret. */
  label: string;
  /** curl arguments that send `header`, with the secrets as shell variables. Empty if no header is sent. */
  shell: string;
}

export interface HttpRequest {
  /** The method that is sent; an overloaded PUT or DELETE is sent as POST. */
  method: Method;
  /** Sends HEAD instead of GET. The answer has no content. In every other respect, the request counts as a GET (RFC 9110 9.3.2). */
  head?: true;
  /** The path below the base URL, percent-encoded, without the query. */
  path: string;
  /** The encoded query string without `?`. Empty if the URL has no query. */
  query: string;
  credential: Credential;
  /** The value of the `Content-Type` field. `null` sends no such field. */
  contentType: string | null;
  body: string | Buffer | null;
  headers: [name: string, value: string][];
  /** The path without the prefix that a hook added. */
  unhookedPath?: string;
  /** The status that a hook requests from the target. */
  requestedStatus?: number;
  /** If set, the credentials are sent as the URL's userinfo instead of `credential`. */
  userinfo?: { user: string; password: string };
}

export interface HttpResponse {
  status: number;
  reason: string;
  httpVersion: string;
  /** The header fields in the order received. */
  headers: [name: string, value: string][];
  body: Buffer;
}

export interface Exchange {
  request: HttpRequest;
  response: HttpResponse;
  /** Whether the target still answered 429 or 5xx after all retries, although no hook requested that status. */
  busy: boolean;
  /** An earlier attempt got no answer or a 5xx, so the target may have processed the request more than once. */
  repeated?: true;
  /** Milliseconds. */
  durationMs: number;
}

/** Whether the status is 2xx. */
export function isSuccess({ response: { status } }: Exchange): boolean {
  return status >= 200 && status <= 299;
}

/** The values of all fields with this name, in order. */
export function headerValues(response: HttpResponse, name: string): string[] {
  const wanted = name.toLowerCase();
  return response.headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

export function header(response: HttpResponse, name: string): string | undefined {
  return headerValues(response, name)[0];
}

/** The media type in lower case without parameters; undefined if absent or invalid (RFC 9110 8.3.1). */
export function mediaType(response: HttpResponse): string | undefined {
  const value = header(response, 'content-type');
  if (value === undefined) return undefined;
  try {
    return parseContentType(value).type.toLowerCase();
  } catch {
    return undefined;
  }
}

/** The content of a JSON or XML body as a JSON object. */
export type Representation = Record<string, unknown>;

/** The method on the request line. */
export function sentMethod({ method, head }: HttpRequest): Method | 'HEAD' {
  return head === true ? 'HEAD' : method;
}

/** The method that the target must apply: for a POST, the value of `_method` if it is PUT or DELETE. */
export function effectiveMethod(request: HttpRequest): Method {
  if (request.method !== 'POST' || request.query === '') return request.method;
  const value = new URLSearchParams(request.query).get('_method');
  return value === 'PUT' || value === 'DELETE' ? value : 'POST';
}
