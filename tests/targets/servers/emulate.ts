/** emulate 0.11.2, a stateful Twilio emulator with messages, calls and numbers in JSON. */
import { startNodeServer, type Target } from './target.ts';

/** The only sender that emulate accepts for messages. */
export const EMULATE_SENDER = '+15551234567';

/** Starts emulate with its documented account. It serves about 5,000 requests per hour, then answers 403. */
export async function startEmulate(): Promise<Target> {
  const server = await startNodeServer('node_modules/emulate/dist/index.js', ['start', '--service', 'twilio']);
  const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'twilio_test_auth_token' };
  return { ...server, account, other: null };
}
