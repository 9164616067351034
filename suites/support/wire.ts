/** One request on a socket of its own, with every byte of the answer: what an HTTP parser would hide. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Agent, createAgent } from './agent.ts';
import type { Case } from './case.ts';
import type { Exchange, HttpRequest, HttpResponse } from './exchange.ts';
import { TransportFailure } from './failures.ts';

export interface OnWire {
  exchange: Exchange;
  /** The GET behind it; undefined where it was not answered. */
  behind: Exchange | undefined;
  /** What came after the header of the answer, up to the next one or the end of the connection. */
  rest: Buffer;
}

/**
 * Sends a request whose answer has no content, then a harmless GET on the same connection: bytes between the two answers' headers
 * are content that should not be there, however late they come.
 */
export async function sendOnOwnSocket(c: Case, request: HttpRequest): Promise<OnWire> {
  const taps: Buffer[][] = [];
  const agent = tappedAgent(c, taps);
  try {
    const { tape } = c.session.settings;
    const tapped = (when: string, live: () => Buffer): Buffer =>
      tape === undefined
        ? live()
        : Buffer.from(tape.fact(`${c.key} ${c.sent} tapped ${when}`, () => live().toString('base64')), 'base64');
    const exchange = await c.send(request, { agent, once: true }).catch((error: unknown) => {
      const response = parsedAnswer(tapped('malformed', () => Buffer.concat(taps.flat())));
      // the parser stumbles over the very bytes that are looked for
      if (!(error instanceof TransportFailure) || error.kind !== 'malformed' || response === undefined) throw error;
      const seen: Exchange = { request, response, busy: false, durationMs: 0 };
      c.exchanges.push(seen);
      return seen;
    });
    const behind = await c.session.client
      .send(c.session.requests.get(request.path), { agent, once: true, key: c.nextKey() })
      .catch((error: unknown) => {
        if (!(error instanceof TransportFailure)) throw error;
        return undefined;
      });
    c.requests += 1;
    return { exchange, behind, rest: contentOf(tapped('all', () => Buffer.concat(taps[0] ?? [])), exchange.response.status) };
  } finally {
    agent.destroy();
  }
}

/** Bytes of a connection that are kept: what should not be there shows at once. */
const TAPPED = 1_000_000;

function tappedAgent(c: Case, taps: Buffer[][]): Agent {
  const agent = createAgent(c.session.settings, { keepAlive: true, maxSockets: 1 });
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (...parameters: Parameters<typeof connect>): Duplex | null | undefined => {
    const socket = connect(...parameters);
    const chunks: Buffer[] = [];
    taps.push(chunks);
    let size = 0;
    socket?.on('data', (chunk: Buffer) => {
      if (size < TAPPED) chunks.push(chunk);
      size += chunk.length;
    });
    lingering(socket as Socket);
    return socket;
  };
  return agent;
}

/** How long late bytes are waited for on a connection that we have ended. Milliseconds. */
const LINGER = 250;

/** Ends a closing connection in our direction only, and reads on until the peer has ended it too: late bytes are seen. */
function lingering(socket: Socket): void {
  const destroySoon = socket.destroySoon.bind(socket);
  socket.destroySoon = () => {
    socket.end();
    const timer = setTimeout(destroySoon, LINGER);
    socket.once('end', () => {
      clearTimeout(timer);
      destroySoon();
    });
  };
}

/** The bytes behind the first header, up to the next status line. A 1xx before it is passed over. */
export function contentOf(bytes: Buffer, status: number): Buffer {
  const text = bytes.toString('latin1');
  const start = text.search(new RegExp(`HTTP/1\\.[01] ${status}`));
  const headerEnd = start < 0 ? -1 : text.indexOf('\r\n\r\n', start);
  if (headerEnd < 0) return Buffer.alloc(0);
  const after = text.slice(headerEnd + 4);
  const next = after.search(/HTTP\/1\.[01] \d{3}/);
  return Buffer.from(next < 0 ? after : after.slice(0, next), 'latin1');
}

function parsedAnswer(bytes: Buffer): HttpResponse | undefined {
  const [head] = bytes.toString('latin1').split('\r\n\r\n');
  const [statusLine, ...fields] = (head ?? '').split('\r\n');
  const match = /^HTTP\/(1\.[01]) (\d{3}) ?(.*)$/.exec(statusLine ?? '');
  if (match === null) return undefined;
  const headers = fields.map((field): [string, string] => {
    const colon = field.indexOf(':');
    return [field.slice(0, colon), field.slice(colon + 1).trim()];
  });
  return {
    status: Number(match[2]),
    reason: match[3] ?? '',
    httpVersion: match[1] ?? '',
    headers,
    body: Buffer.alloc(0),
  };
}
