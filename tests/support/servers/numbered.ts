/** A sound API of another style: any user name, numeric ids, bare arrays as lists, and nested errors. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Note {
  id: number;
  title: string;
  size: number;
}

export const NUMBERED_ACCOUNT = { accountSid: '7d6f3a52-91c4-4e0b-8a55-0f2f8f6d1c3e', authToken: 'a token of its own' };
const BASE = `/v2/accounts/${NUMBERED_ACCOUNT.accountSid}/notes`;
const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;
const CREDENTIALS = `${NUMBERED_ACCOUNT.accountSid}:${NUMBERED_ACCOUNT.authToken}`;

interface Answer {
  status: number;
  value?: unknown;
  headers?: Record<string, string>;
}

const answer = (status: number, value?: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  value,
  headers,
});
const fail = (status: number, message: string, headers = {}): Answer =>
  answer(status, { error: { status, message } }, headers);

/** What a fault may change. */
export interface NumberedFaults {
  /** The id that a GET of an instance shows. */
  shownId?: (id: number) => number;
}

/** Starts the server on a free port. */
export async function startNumbered({ shownId = (id) => id }: NumberedFaults = {}) {
  const notes = new Map<number, Note>();
  let last = 1000;

  function handle(request: IncomingMessage, body: string): Answer {
    const url = new URL(request.url ?? '', 'http://localhost');
    const override = url.searchParams.get('_method') ?? '';
    const method = request.method === 'POST' && /^(PUT|DELETE)$/.test(override) ? override : (request.method ?? '');
    const [, payload = ''] = /^Basic +([^\s]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (Buffer.from(payload, 'base64').toString('utf8') !== CREDENTIALS)
      return fail(401, 'These credentials open nothing', { 'WWW-Authenticate': 'Basic realm="notes"' });
    const place = new RegExp(`^${BASE}(/[^/]+)?$`).exec(url.pathname);
    const tail = place?.[1];
    if (place === null) return fail(404, 'Nothing is here');
    const id = /^\/(\d+)$/.exec(tail ?? '')?.[1];
    const note = tail === undefined ? undefined : notes.get(Number(id));
    if (tail !== undefined && (note === undefined || String(note.id) !== id)) return fail(404, 'There is no such note');
    if (method === 'GET')
      return answer(200, note === undefined ? [...notes.values()] : { ...note, id: shownId(note.id) });
    if (method === 'DELETE' && note !== undefined) {
      notes.delete(note.id);
      return answer(204);
    }
    if (method !== 'POST' && !(method === 'PUT' && note !== undefined))
      return fail(405, 'Not with this method', { Allow: note === undefined ? 'GET, POST' : 'GET, POST, PUT, DELETE' });
    if (body !== '' && !FORM.test(request.headers['content-type'] ?? '')) return fail(400, 'The body must be a form');
    const form = new URLSearchParams(body);
    const [title, size] = [form.get('title'), form.get('size')];
    if (note === undefined && title === null) return fail(400, 'title is missing');
    if (title !== null && ([...title].length < 1 || [...title].length > 60))
      return fail(400, 'title: 1 to 60 characters');
    if (size !== null && !/^[1-9]$/.test(size)) return fail(400, 'size: 1 to 9');
    if (note === undefined) last += 1;
    const written: Note = note ?? { id: last, title: '', size: 3 };
    if (title !== null) written.title = title;
    if (size !== null) written.size = Number(size);
    notes.set(written.id, written);
    return answer(note === undefined ? 201 : 200, written);
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, value, headers } = handle(request, Buffer.concat(chunks).toString('utf8'));
    response.writeHead(status, { ...(value !== undefined && { 'Content-Type': 'application/json' }), ...headers });
    response.end(value === undefined ? undefined : JSON.stringify(value));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => notes.size,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
