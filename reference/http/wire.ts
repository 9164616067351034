/** Reads a Node request into plain data. */
import type { IncomingMessage } from 'node:http';
import type { Incoming, Pairs } from '../model.ts';
import { parseUrlencoded } from './urlencoded.ts';

/** Bytes. A longer body is read only until it exceeds the limit. */
export const MAX_BODY = 1_048_576;
const NOTHING = Buffer.alloc(0);

function readBody(message: IncomingMessage): Promise<Buffer> | Buffer {
  const { 'content-length': length, 'transfer-encoding': coding } = message.headers;
  if (coding === undefined && (length === undefined || length === '0')) return NOTHING;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      if (size <= MAX_BODY) chunks.push(chunk);
      size += chunk.length;
    });
    message.on('end', () => resolve(Buffer.concat(chunks)));
    message.on('error', reject);
  });
}

export async function receive(message: IncomingMessage): Promise<Incoming> {
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  const headers: Pairs = [];
  for (let i = 0; i < message.rawHeaders.length; i += 2) {
    headers.push([message.rawHeaders[i] ?? '', message.rawHeaders[i + 1] ?? '']);
  }
  return {
    method: message.method ?? 'GET',
    target,
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? [] : parseUrlencoded(target.slice(mark + 1)),
    headers,
    body: await readBody(message),
    connection: message.socket,
  };
}
