/** A reference with existing resources of other clients, some similar to those of a run. */
import { reference } from './stub.ts';

const OTHERS: [collection: string, form: Record<string, string>][] = [
  ['Queues', { FriendlyName: 'support' }],
  ['Queues', { FriendlyName: 'proofmark 00000000abc001' }],
  ['Applications', {}],
  ['Applications', { FriendlyName: '' }],
  ['Applications', { FriendlyName: 'proofmark 00000000abc001', VoiceMethod: 'GET' }],
];

/** Also returns its state as `before`: accounts, collections, sids and values. */
export async function occupied(options: Parameters<typeof reference>[0] = {}) {
  const target = await reference(options);
  const { account, url } = target;
  const credentials = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64');
  for (const [collection, form] of OTHERS) {
    const answer = await fetch(`${url}/2010-04-01/Accounts/${account.accountSid}/${collection}.json`, {
      method: 'POST',
      headers: { Authorization: `Basic ${credentials}` },
      body: new URLSearchParams(form),
    });
    if (answer.status !== 201) throw new Error(`${collection} could not be made: ${answer.status}`);
  }
  return { ...target, before: target.snapshot() };
}
