/** emulate 0.11.2: a stateful Twilio emulator that knows messages, calls and numbers, in JSON. */
import { startNodeServer, type Target } from './target.ts';

/** The sender that emulate owns from the start: no message leaves from another. */
export const EMULATE_SENDER = '+15551234567';

/** Starts emulate with the account that its documentation names. It serves about 5,000 requests an hour, then 403. */
export async function startEmulate(): Promise<Target> {
  const server = await startNodeServer('node_modules/emulate/dist/index.js', ['start', '--service', 'twilio']);
  const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'twilio_test_auth_token' };
  return { ...server, account, other: null };
}
