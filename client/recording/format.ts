/** The lines of a recording: one per request with its answer or failure, and one per fact that no exchange contains. */
import { type Exchange, type HttpRequest, type HttpResponse, sentMethod } from '../exchange.ts';
import { Inconclusive, NotExercised, TransportFailure, type TransportKind } from '../failures.ts';
import { isSecretField } from '../redaction/namedSecrets.ts';

/** UTF-8 text as it is; other bytes in base64. */
interface Content {
  body: string | null;
  encoding?: 'base64';
}

export interface RecordedRequest extends Content {
  method: string;
  path: string;
  query: string;
  /** The label of the credentials, which contains no secret. */
  credential: string;
  contentType: string | null;
  headers: [name: string, value: string][];
}

interface RecordedAnswer extends Content {
  status: number;
  reason: string;
  httpVersion: string;
  headers: [name: string, value: string][];
}

interface RecordedFailure {
  name: 'TransportFailure' | 'Inconclusive' | 'NotExercised' | 'Error';
  message: string;
  kind?: TransportKind;
  stale?: boolean;
}

/** One request with its final answer after retries, or with the failure. */
export interface RecordedSend {
  key: string;
  request: RecordedRequest;
  answer?: RecordedAnswer;
  failure?: RecordedFailure;
  /** The answer is still 429 or 5xx after all retries. */
  busy?: true;
  /** An earlier attempt got no answer or a 5xx. */
  repeated?: true;
  durationMs: number;
}

export interface RecordedFact {
  fact: string;
  value: unknown;
}

export type RecordedLine = RecordedSend | RecordedFact;

/** The request with all secrets in its texts removed. */
export function redactedRequest(request: RecordedRequest, redact: Redact): RecordedRequest {
  const { path, query, headers, body, encoding } = request;
  const bytes = body === null ? null : Buffer.from(body, encoding ?? 'utf8');
  return {
    ...request,
    path: redact(path),
    query: redact(query),
    headers: headers.map(([name, value]) => [name, redact(value)]),
    ...contentOf(bytes, redact),
  };
}

/** Removes secrets from a text. */
export type Redact = (text: string) => string;

/** `redact` removes secrets from everything except the credentials, which are recorded by their label. */
export function recordedRequest(request: HttpRequest, redact: Redact): RecordedRequest {
  const { path, query, credential, contentType, headers, body } = request;
  return {
    method: sentMethod(request),
    path: redact(path),
    query: redact(query),
    credential: credential.label,
    contentType,
    headers: headers.map(([name, value]) => [name, redact(value)]),
    ...contentOf(body === null ? null : Buffer.from(body), redact),
  };
}

/** `fill` replaces the value of a header field that has a telling name. */
export function recordedAnswer({ response }: Exchange, redact: Redact, fill: Redact): RecordedAnswer {
  const { status, reason, httpVersion, headers, body } = response;
  return {
    status,
    reason: redact(reason),
    httpVersion,
    headers: headers.map(([name, value]) => [name, isSecretField(name) ? fill(value) : redact(value)]),
    ...contentOf(body, redact),
  };
}

export function recordedFailure(error: unknown, redact: Redact): RecordedFailure {
  const message = redact(error instanceof Error ? error.message : String(error));
  if (error instanceof TransportFailure)
    return { name: 'TransportFailure', message, kind: error.kind, stale: error.stale };
  if (error instanceof NotExercised) return { name: 'NotExercised', message };
  return { name: error instanceof Inconclusive ? 'Inconclusive' : 'Error', message };
}

export function responseOf({ status, reason, httpVersion, headers, body, encoding }: RecordedAnswer): HttpResponse {
  return { status, reason, httpVersion, headers, body: Buffer.from(body ?? '', encoding ?? 'utf8') };
}

export function errorOf({ name, message, kind, stale }: RecordedFailure): Error {
  switch (name) {
    case 'TransportFailure':
      return new TransportFailure(kind ?? 'other', message, stale);
    case 'NotExercised':
      return new NotExercised(message);
    case 'Inconclusive':
      return new Inconclusive(message);
    case 'Error':
      return new Error(message);
  }
}

function contentOf(bytes: Buffer | null, redact: Redact): Content {
  if (bytes === null) return { body: null };
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return { body: redact(text) };
  return { body: Buffer.from(redact(bytes.toString('latin1')), 'latin1').toString('base64'), encoding: 'base64' };
}
