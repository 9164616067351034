/** An Express application with `method-override` 3.0.0: somebody else's overloading, before queues of our own. */
import { startNodeServer, type Target } from './target.ts';

/**
 * Starts `methodOverrideApp.mjs`, which offers Queues and Balance alone.
 *
 * @param options.restricted whether the middleware overrides by `PUT` and `DELETE` alone, as the page has it, instead of
 *   by the name of any method
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
