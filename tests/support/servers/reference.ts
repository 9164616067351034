/** Shared by the tests of the reference: an HTTP client and raw requests. */
import { connect } from 'node:net';
import type { Reference } from '../../../reference/server.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}
export interface Sending {
  form?: Record<string, string> | string;
  headers?: Record<string, string>;
  /** `accountSid:authToken`; null sends no credentials. Default: the main account's. */
  user?: string | null;
}

export const basic = (user: string): string => `Basic ${Buffer.from(user).toString('base64')}`;
export const FORM = 'application/x-www-form-urlencoded';

/** A client whose paths are relative to the main account, such as `/Queues.json`. */
export function clientOf(reference: Reference) {
  const { accountSid, authToken } = reference.account;
  const base = `/2010-04-01/Accounts/${accountSid}`;
  async function send(method: string, path: string, sending: Sending = {}): Promise<Answer> {
    const { form, user = `${accountSid}:${authToken}` } = sending;
    const response = await fetch(`${reference.url}${path.startsWith('/2010') ? path : base + path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(user === null ? {} : { authorization: basic(user) }),
        ...(form === undefined ? {} : { 'content-type': FORM }),
        ...sending.headers,
      },
      ...(form === undefined ? {} : { body: typeof form === 'string' ? form : new URLSearchParams(form).toString() }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.toLowerCase().startsWith('application/json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== '' ? JSON.parse(text) : {},
    };
  }
  /** Creates a queue and returns its path relative to the account. */
  async function queue(form: Record<string, string> = {}): Promise<string> {
    const { json } = await send('POST', '/Queues.json', { form: { FriendlyName: `q${Math.random()}`, ...form } });
    return `/Queues/${json.sid}.json`;
  }
  async function application(form: Record<string, string> = {}): Promise<string> {
    const { json } = await send('POST', '/Applications.json', { form });
    return `/Applications/${json.sid}.json`;
  }
  return { base, send, queue, application };
}

/** Sends these bytes and returns everything until the server closes the connection. */
export function onTheWire(reference: Reference, request: string): Promise<string> {
  const { hostname, port } = new URL(reference.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

/** The bytes of a request that closes the connection. */
export const wireRequest = (method: string, target: string, headers: Record<string, string>, body = ''): string =>
  [
    `${method} ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n');
