/** Stub servers and the reference, for the duration of a test. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { startReference } from '../../../reference/server.ts';
import { CERTIFICATE, PRIVATE_KEY } from './certificate.ts';

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** Returns the base URL of a server that closes when the test ends. */
export async function stub(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`;
}

export async function secureStub(listener: RequestListener): Promise<string> {
  return `https://127.0.0.1:${await listen(createSecureServer({ cert: CERTIFICATE, key: PRIVATE_KEY }, listener))}`;
}

/** Starts the reference. It closes when the test ends. */
export async function reference(options: Parameters<typeof startReference>[0] = {}) {
  const started = await startReference(options);
  onTestFinished(() => started.close());
  const env = {
    PROOFMARK_BASE_URL: started.url,
    TWILIO_ACCOUNT_SID: started.account.accountSid,
    TWILIO_AUTH_TOKEN: started.account.authToken,
  };
  return { ...started, env };
}
