/** The embedded conforming server, built on hono and its Node adapter. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { Profile } from '../specs/profile/model.ts';
import { receive } from './http/wire.ts';
import type { Credentials, Exchange, Incoming, Reply } from './model.ts';
import { credentialParts } from './parts/credentials.ts';
import { formParts } from './parts/form.ts';
import { limitParts } from './parts/limits.ts';
import { replyParts } from './parts/reply.ts';
import { representationParts } from './parts/representation.ts';
import { requestParts } from './parts/request.ts';
import { storageParts } from './parts/storage.ts';
import type { Parts } from './parts.ts';
import { serveProfile } from './profiled/index.ts';
import { refusal } from './representations/problems.ts';
import { createStages, STAGE_ORDER } from './stages.ts';
import type { Snapshot } from './store.ts';

export interface ReferenceOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default: two accounts with random sids and tokens. */
  accounts?: { main: Credentials; other: Credentials };
  /** Simultaneous requests of one account; further ones get a 429. Default 100. */
  limit?: number;
  /** Serves the resources of this profile instead of its own. */
  profile?: Profile;
  /** Applies a fault or a variant. Called once. */
  mutate?: (parts: Parts) => Parts;
}

export interface Reference {
  /** `http://127.0.0.1:PORT` */
  url: string;
  account: Credentials;
  /** A second account, neither parent nor child of the first. */
  other: Credentials;
  /** The number of requests received. */
  requests(): number;
  /** A copy of the store: account sid → collection → sid → form values. */
  snapshot(): Snapshot;
  /** Stops listening and closes every connection, idle or not. */
  close(): Promise<void>;
}

const randomAccount = (): Credentials => ({
  accountSid: `AC${randomBytes(16).toString('hex')}`,
  authToken: randomBytes(16).toString('hex'),
});

/** Builds the parts, lets `mutate` replace some, and returns the function that answers requests with them. */
function assemble(accounts: Credentials[], limit: number, mutate: (parts: Parts) => Parts) {
  const getParts = (): Parts => parts;
  const { stages, release } = createStages(getParts);
  const parts: Parts = mutate({
    around: (_, next) => next(),
    order: STAGE_ORDER,
    stages,
    ...credentialParts(accounts, getParts),
    ...limitParts(limit),
    ...requestParts(getParts),
    ...formParts(getParts),
    ...storageParts(getParts),
    ...representationParts(getParts),
    ...replyParts(getParts),
  });

  async function run(x: Exchange): Promise<Reply> {
    try {
      for (const stage of parts.order) {
        const reply = await parts.stages[stage](x);
        if (reply !== null) return reply;
      }
      throw new Error('no stage replied');
    } catch {
      // Internal details are not sent to the client.
      return parts.error(refusal(500, x), x);
    }
  }

  function exchange(incoming: Incoming): Exchange {
    const method = parts.effectiveMethod(incoming);
    return {
      incoming,
      method,
      overloaded: incoming.method === 'POST' && method !== 'POST',
      account: null,
      route: null,
      item: null,
      form: [],
      values: {},
      unchanged: false,
    };
  }

  async function answer(message: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const x = exchange(await receive(message));
    try {
      const reply = await parts.around(x, () => run(x));
      parts.write(await parts.finish(reply, x), outgoing, x);
    } finally {
      release(x);
    }
  }
  return { parts, answer };
}

/**
 * Starts a server with its own state.
 * @throws UnservableProfile, or the error of `listen` (`EADDRINUSE`, `EACCES`).
 */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const { main, other } = options.accounts ?? { main: randomAccount(), other: randomAccount() };
  const { profile, mutate = (parts: Parts) => parts } = options;
  const served = profile === undefined ? undefined : serveProfile(profile);
  const { parts, answer } = assemble([main, other], options.limit ?? 100, (plain) => mutate(served?.(plain) ?? plain));
  let requests = 0;

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all('*', async (context) => {
    requests += 1;
    await answer(context.env.incoming, context.env.outgoing);
    return RESPONSE_ALREADY_SENT;
  });
  // Only reached when the client closes the connection before its request is complete.
  app.onError((_, context) => {
    context.env.outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  const host = options.host ?? '127.0.0.1';
  const listener = getRequestListener(app.fetch, { hostname: host, overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  // Longer than clients keep idle connections: if the server closes one first, the next request on it fails.
  server.keepAliveTimeout = 75_000;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    account: main,
    other,
    requests: () => requests,
    snapshot: () => parts.store.snapshot(),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
