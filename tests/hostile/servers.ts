/** Malicious or broken targets. Each answers `GET /` correctly, so that a run starts, and misbehaves on everything else. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { constants, createGzip, gzipSync } from 'node:zlib';
import { startReference } from '../../reference/server.ts';
import { ACCOUNT, OTHER } from '../support/command/inProcess.ts';

export interface HostileTarget {
  url: string;
  close(): Promise<void>;
}

/** Answers one request on its socket, given the text of the request. */
type Answer = (socket: Socket, request: string) => void | Promise<void>;

const JSON_TYPE = 'Content-Type: application/json';
const head = (status: string, ...fields: string[]): string => `HTTP/1.1 ${[status, ...fields].join('\r\n')}\r\n\r\n`;
const whole = (status: string, body: string | Buffer, ...fields: string[]): Buffer =>
  Buffer.concat([
    Buffer.from(head(status, JSON_TYPE, `Content-Length: ${Buffer.byteLength(body)}`, ...fields)),
    Buffer.from(body),
  ]);

/** Writes the same bytes until the peer closes the connection. */
async function pour(socket: Socket, bytes: Buffer, times: number): Promise<void> {
  for (let sent = 0; sent < times && socket.writable; sent += 1) {
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
  }
}

/** Writes one piece at a time until the peer closes the connection. */
function drip(socket: Socket, piece: string, everyMs: number): void {
  const timer = setInterval(() => socket.write(piece), everyMs);
  socket.once('close', () => clearInterval(timer));
}

const MEGABYTE = Buffer.alloc(1 << 20, 0x20);
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const SCRIPT = '</script><script>globalThis.struck=1</script><img src=x onerror="globalThis.struck=1">';
/** 12 MB of repeated bytes, compressed to about ten thousand bytes. */
const bomb = gzipSync(Buffer.alloc(12 << 20));

/** An endless gzip stream of zeros. */
function endlessGzip(socket: Socket): void {
  socket.write(head('200 OK', JSON_TYPE, 'Content-Encoding: gzip', 'Connection: close'));
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  gzip.pipe(socket);
  socket.once('close', () => gzip.destroy());
  gzip.on('error', () => undefined);
  const zeros = Buffer.alloc(1 << 20);
  const more = (): void => {
    if (gzip.writable) gzip.write(zeros, () => setImmediate(more));
  };
  more();
}

/** Valid JSON, one byte below the size limit. */
const nearlyTooLarge = Buffer.from(`{"sid":"QU${'a'.repeat(32)}","x":"${'y'.repeat(9_999_999 - 50)}"}`);
const nearlyTooMany = Buffer.from(`{"queues":[${'{"a":1},'.repeat(1_240_000)}{}]}`);

/** The targets, by what they do. */
const ANSWERS: Record<string, Answer> = {
  hang: () => undefined,
  reset: (socket) => void socket.resetAndDestroy(),
  close: (socket) => void socket.end(),
  'cut body': (socket) => void socket.end(`${head('200 OK', JSON_TYPE, 'Content-Length: 100')}{"sid":"QU`),
  'cut chunk': (socket) => void socket.end(`${head('200 OK', JSON_TYPE, 'Transfer-Encoding: chunked')}40\r\n{"sid"`),
  'garbage bytes': (socket) =>
    void socket.end(Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 197 + 31) % 256))),
  'drip of a body': (socket) => {
    socket.write(head('200 OK', JSON_TYPE, 'Content-Length: 1000000'));
    drip(socket, ' ', 100);
  },
  'drip of a header': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
    drip(socket, 'a', 100);
  },
  'drip of header fields': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    drip(socket, 'X-Slow: a\r\n', 20);
  },
  '4 GB, announced': (socket) => {
    socket.write(head('200 OK', JSON_TYPE, 'Content-Length: 4294967296'));
    return pour(socket, MEGABYTE, 4096);
  },
  '4 GB, chunked': (socket) => {
    socket.write(head('200 OK', JSON_TYPE, 'Transfer-Encoding: chunked'));
    return pour(socket, Buffer.concat([Buffer.from('100000\r\n'), MEGABYTE, Buffer.from('\r\n')]), 4096);
  },
  'gzip bomb': (socket) => void socket.write(whole('200 OK', bomb, 'Content-Encoding: gzip')),
  'gzip without end': endlessGzip,
  'gzip that is none': (socket) => void socket.write(whole('200 OK', 'not gzip at all', 'Content-Encoding: gzip')),
  '200,000-deep JSON': (socket) => void socket.write(whole('200 OK', deep(200_000))),
  '200,000-deep object': (socket) =>
    void socket.write(whole('201 Created', `${'{"sid":'.repeat(200_000)}1${'}'.repeat(200_000)}`)),
  '200,000-deep XML': (socket) =>
    void socket.write(
      whole('200 OK', `<TwilioResponse>${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}</TwilioResponse>`),
    ),
  '2,000 headers': (socket) =>
    void socket.write(whole('200 OK', '{}', ...Array.from({ length: 2000 }, (_, at) => `X${at}: ${at}`))),
  'a header too large': (socket) => void socket.write(whole('200 OK', '{}', `X-Large: ${'a'.repeat(100_000)}`)),
  'invalid JSON': (socket) => void socket.write(whole('200 OK', '{"sid": "QU1", "queues": [}')),
  'script in values': (socket) =>
    void socket.write(
      whole(
        '200 OK',
        JSON.stringify({ sid: SCRIPT, message: SCRIPT, queues: [{ sid: SCRIPT }] }),
        `X-Script: ${SCRIPT}`,
      ),
    ),
  'redirect loop': (socket, request) =>
    void socket.write(whole('302 Found', '', `Location: ${request.split(' ')[1] ?? '/'}`)),
  'file: redirect': (socket) => void socket.write(whole('302 Found', '', 'Location: file:///etc/passwd')),
  'echo of the request': (socket, request) =>
    void socket.write(whole('200 OK', JSON.stringify({ sid: request, message: request }))),
  'no status line': (socket) => void socket.end('{"sid":"QU1"}\r\n\r\n'),
  'an impossible status': (socket) => void socket.end(head('999 Odd', 'Content-Length: 0')),
  '1xx without end': (socket) => drip(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(500), 5),
  'two lengths': (socket) =>
    void socket.end(`${head('200 OK', JSON_TYPE, 'Content-Length: 2', 'Content-Length: 20')}{}`),
  'NUL bytes': (socket) => void socket.write(whole('200 OK', '{"sid":"QU\0\0"}\0', 'X-Nul: a\0b')),
  'another charset': (socket) =>
    void socket.write(whole('200 OK', Buffer.from([0xff, 0xfe, 0x7b, 0, 0xd8, 0xd8, 0x7d, 0]))),
  '10 MB less one of JSON': (socket) => void socket.write(whole('200 OK', nearlyTooLarge)),
  'a million items': (socket) => void socket.write(whole('200 OK', nearlyTooMany)),
  '10 MB that create': (socket, request) =>
    void socket.write(whole(request.startsWith('POST') ? '201 Created' : '200 OK', nearlyTooLarge)),
  'a sid of the profile’s own': (socket, request) =>
    void socket.write(whole(request.startsWith('POST') ? '201 Created' : '200 OK', '{"sid":"Queues"}')),
  'a sid of dots': (socket, request) =>
    void socket.write(whole(request.startsWith('POST') ? '201 Created' : '200 OK', '{"sid":".."}')),
  'a sid of a megabyte': (socket, request) =>
    void socket.write(
      whole(request.startsWith('POST') ? '201 Created' : '200 OK', `{"sid":"${'Q'.repeat(1_000_000)}"}`),
    ),
};

/** References with one defect, for code that only a working target reaches. */
const REFERENCES: Record<string, (text: string) => string> = {
  'deep JSON in right representations': (text) => text.replace(/^\{/, `{"deep":${deep(200_000)},`),
  'script in right representations': (text) =>
    text.replace(/^\{/, `{${JSON.stringify(SCRIPT)}:${JSON.stringify(SCRIPT)},`),
  'a megabyte in right representations': (text) => text.replace(/^\{/, `{"more":"${'z'.repeat(1 << 20)}",`),
};

export const NAMES: string[] = [...Object.keys(ANSWERS), ...Object.keys(REFERENCES)];

/** Starts the named target. */
export async function startHostile(name: string): Promise<HostileTarget> {
  const change = REFERENCES[name];
  if (change !== undefined) {
    return startReference({
      accounts: { main: ACCOUNT, other: OTHER },
      mutate: (parts) => ({
        ...parts,
        serialize(document, x) {
          const { type, text } = parts.serialize(document, x);
          return { type, text: change(text) };
        },
      }),
    });
  }
  const answer = ANSWERS[name];
  if (answer === undefined) throw new Error(`no hostile target is called ${name}`);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? 0);
      if (end < 0 || text.length < end + 4 + length) return;
      const request = text;
      text = '';
      if (request.startsWith('GET / ')) socket.end(whole('404 Not Found', '{}', 'Connection: close'));
      else Promise.resolve(answer(socket, request)).catch(() => undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
