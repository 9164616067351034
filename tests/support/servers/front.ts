/** A front server for the reference with another transport: TLS, HTTP/1.0, one answer per connection, or another address. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';

export interface FrontOptions {
  tls?: ServerOptions;
  /** Default 127.0.0.1. */
  host?: string;
  /** Prefix of every path and Location. Other paths get 404. */
  prefix?: string;
  /** `1.0`: HTTP/1.0, whose body ends with the connection. `closing`: HTTP/1.1, one answer per connection. */
  wire?: '1.0' | 'closing';
}

/** What the front records of each request. */
export interface Seen {
  url: string;
  headers: IncomingMessage['headers'];
  /** Subject of the client certificate, or null without one. */
  client: string | null;
  /** Client port, unique per connection. */
  port: number;
}

/** Forwards requests to `target` unchanged. Closes when the test ends. */
export async function front(target: string, options: FrontOptions = {}): Promise<{ url: string; seen: Seen[] }> {
  const { tls, host = '127.0.0.1', prefix = '', wire } = options;
  const seen: Seen[] = [];
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    seen.push({
      url: incoming.url ?? '',
      headers: incoming.headers,
      client: clientOf(incoming),
      port: portOf(incoming),
    });
    if (!incoming.url?.startsWith(`${prefix}/`)) return outgoing.writeHead(404).end();
    const { response, body } = await forward(incoming, `${target}${incoming.url.slice(prefix.length)}`);
    const headers = rewritten(response.rawHeaders, prefix);
    if (wire === '1.0') return void incoming.socket.end(Buffer.concat([oldHead(response, headers), body]));
    if (wire === 'closing') headers.push('Connection', 'close');
    return outgoing.writeHead(response.statusCode ?? 500, headers).end(body);
  };
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) =>
    void answer(incoming, outgoing).catch(() => incoming.socket.destroy());
  const server: Server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `${tls === undefined ? 'http' : 'https'}://${name}:${port}${prefix}`, seen };
}

async function forward(incoming: IncomingMessage, url: string): Promise<{ response: IncomingMessage; body: Buffer }> {
  const sent = await buffer(incoming);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request(url, { method: incoming.method, headers: incoming.headers, agent: false }, resolve);
    outgoing.on('error', reject).end(sent);
  });
  return { response, body: await buffer(response) };
}

/** Drops the headers of the inner connection and adds the prefix to a Location. */
function rewritten(raw: string[], prefix: string): string[] {
  const result: string[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    const [name = '', value = ''] = raw.slice(at, at + 2);
    if (/^(connection|keep-alive)$/i.test(name)) continue;
    result.push(name, /^location$/i.test(name) && value.startsWith('/') ? `${prefix}${value}` : value);
  }
  return result;
}

/** Without length or chunks, the end of the connection ends the body (RFC 1945 7.2.2). */
function oldHead({ statusCode, statusMessage }: IncomingMessage, headers: string[]): Buffer {
  const lines = [`HTTP/1.0 ${statusCode} ${statusMessage}`];
  for (let at = 0; at < headers.length; at += 2) {
    if (/^(content-length|transfer-encoding)$/i.test(headers[at] ?? '')) continue;
    lines.push(`${headers[at]}: ${headers[at + 1]}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

function clientOf({ socket }: IncomingMessage): string | null {
  const certificate = 'getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate() : undefined;
  return certificate?.subject?.CN?.toString() ?? null;
}

function portOf({ socket }: IncomingMessage): number {
  return socket.remotePort ?? 0;
}
