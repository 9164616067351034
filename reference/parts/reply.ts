/** Builds replies: status, header fields, body. */
import { randomBytes } from 'node:crypto';
import type { Exchange, Pairs, Reply } from '../model.ts';
import type { GetParts, Parts, Success, Validators } from '../parts.ts';

type ReplyParts = Pick<Parts, 'success' | 'errorDocument' | 'error' | 'respond' | 'deleted' | 'finish' | 'write'>;

/** The status that the page documents for each kind of success. */
const SUCCESS: Record<Success, number> = { shown: 200, listed: 200, created: 201, updated: 200, deleted: 204 };

const validatorHeaders = ({ etag, lastModified }: Validators): Pairs => [
  ...(etag === undefined ? [] : [['ETag', etag] satisfies Pairs[number]]),
  ...(lastModified === undefined ? [] : [['Last-Modified', lastModified] satisfies Pairs[number]]),
];

/** Fields that the status requires: `WWW-Authenticate`, `Allow`, `Retry-After` (RFC 9110 sections 15.5.2, 15.5.6, 10.2.3). */
function errorHeaders(parts: Parts, status: number, x: Exchange): Pairs {
  if (status === 401) return parts.challenges(x).map((challenge) => ['WWW-Authenticate', challenge]);
  const [name, value] =
    status === 405 ? ['Allow', parts.allow(x.route, x)] : ['Retry-After', parts.retryAfter(status, x)];
  return value === null ? [] : [[name, value]];
}

function withContent(
  parts: Parts,
  status: number,
  document: Record<string, unknown>,
  headers: Pairs,
  x: Exchange,
): Reply {
  const { type, text } = parts.serialize(document, x);
  return { status, headers: [['Content-Type', type], ...headers], body: text };
}

export const replyParts = (getParts: GetParts): ReplyParts => ({
  success: (kind) => SUCCESS[kind],
  errorDocument: ({ status, code, message }) => ({
    code,
    message,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  }),
  error: (problem, x) => {
    const parts = getParts();
    const headers = errorHeaders(parts, problem.status, x);
    return withContent(parts, problem.status, parts.errorDocument(problem, x), headers, x);
  },
  respond: (kind, document, item, x) => {
    const parts = getParts();
    const status = parts.success(kind, x);
    const reply = withContent(parts, status, document, [], x);
    if (kind !== 'shown' || item === null) return reply;
    const validators = parts.validators(reply.body ?? '', item, x);
    const headers = validatorHeaders(validators);
    if (parts.notModified(validators, x)) return { status: 304, headers, body: null };
    return { ...reply, headers: [...reply.headers, ...headers] };
  },
  deleted: (x) => ({ status: getParts().success('deleted', x), headers: [], body: null }),
  finish: (reply) => ({
    ...reply,
    headers: [...reply.headers, ['Twilio-Request-Id', `RQ${randomBytes(16).toString('hex')}`]],
  }),
  write: (reply: Reply, outgoing) => {
    const length: Pairs =
      reply.body === null && (reply.status === 204 || reply.status === 304)
        ? []
        : [['Content-Length', String(Buffer.byteLength(reply.body ?? ''))]];
    outgoing.writeHead(reply.status, [...reply.headers, ...length].flat());
    outgoing.end(reply.body ?? undefined);
  },
});
