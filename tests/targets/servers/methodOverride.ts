/** An Express application with queues behind `method-override` 3.0.0. */
import { startNodeServer, type Target } from './target.ts';

/**
 * Starts `methodOverrideApp.mjs`, which serves only Queues and Balance.
 *
 * @param options.restricted whether the middleware accepts only `PUT` and `DELETE`, as the page says, instead of
 *   any method
 */
export async function startMethodOverrideApp(options: { restricted: boolean }): Promise<Target> {
  const account = { accountSid: `AC${'c3'.repeat(16)}`, authToken: 'first:token' };
  const other = { accountSid: `AC${'d4'.repeat(16)}`, authToken: 'second:token' };
  const server = await startNodeServer('servers/methodOverrideApp.mjs', [], {
    ACCOUNT_SID: account.accountSid,
    AUTH_TOKEN: account.authToken,
    OTHER_ACCOUNT_SID: other.accountSid,
    OTHER_AUTH_TOKEN: other.authToken,
    ...(options.restricted && { ONLY: 'PUT,DELETE' }),
  });
  return { ...server, account, other };
}
