/** The `twilio` SDK 6.2 as a client of the reference. Both understand each other's messages. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Reference, startReference } from '../../reference/server.ts';

/** The used part of the SDK, whose own types are not installed. */
interface Instance {
  sid: string;
  accountSid: string;
  friendlyName: string;
  dateCreated: Date;
}
interface Context<T> {
  fetch(): Promise<T>;
  update(changes: object): Promise<T>;
  remove(): Promise<boolean>;
}
type List<T> = ((sid: string) => Context<T>) & {
  create(values: object): Promise<T>;
  list(options?: { pageSize?: number; limit?: number }): Promise<T[]>;
};
interface Client {
  api: { baseUrl: string };
  queues: List<Instance & { maxSize: number; currentSize: number }>;
  applications: List<Instance & { voiceUrl: string | null; voiceMethod: string }>;
  balance: { fetch(): Promise<{ accountSid: string; currency: string }> };
}

const require = createRequire(new URL('./', import.meta.url));

let reference: Reference;
let client: Client;

beforeAll(async () => {
  const twilio: (accountSid: string, authToken: string) => Client = require('twilio');
  reference = await startReference();
  client = twilio(reference.account.accountSid, reference.account.authToken);
  client.api.baseUrl = reference.url;
});
afterAll(() => reference?.close());

test('queues: create, fetch, update, list, remove', async () => {
  const queue = await client.queues.create({ friendlyName: 'café & crème 😀 +1', maxSize: 7 });
  expect(queue).toMatchObject({ friendlyName: 'café & crème 😀 +1', maxSize: 7, currentSize: 0 });
  expect(queue.sid).toMatch(/^QU[0-9a-f]{32}$/i);
  expect(queue.dateCreated).toBeInstanceOf(Date);
  expect(await client.queues(queue.sid).fetch()).toMatchObject({ sid: queue.sid, maxSize: 7 });
  expect(await client.queues(queue.sid).update({ maxSize: 8 })).toMatchObject({ maxSize: 8 });
  expect(await client.queues(queue.sid).fetch()).toMatchObject({ friendlyName: 'café & crème 😀 +1', maxSize: 8 });
  expect((await client.queues.list()).map(({ sid }) => sid)).toContain(queue.sid);
  expect(await client.queues(queue.sid).remove()).toBe(true);
  expect((await client.queues.list()).map(({ sid }) => sid)).not.toContain(queue.sid);
  await expect(client.queues(queue.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});

test('applications: create, fetch, update, list, remove', async () => {
  const application = await client.applications.create({
    friendlyName: 'A',
    voiceUrl: 'https://example.com/voice?a=1',
  });
  expect(application).toMatchObject({
    friendlyName: 'A',
    voiceUrl: 'https://example.com/voice?a=1',
    voiceMethod: 'POST',
  });
  expect(application.sid).toMatch(/^AP[0-9a-f]{32}$/i);
  expect(await client.applications(application.sid).fetch()).toMatchObject({ sid: application.sid });
  expect(await client.applications(application.sid).update({ voiceMethod: 'GET' })).toMatchObject({
    friendlyName: 'A',
    voiceMethod: 'GET',
  });
  expect((await client.applications.list()).map(({ sid }) => sid)).toEqual([application.sid]);
  expect(await client.applications(application.sid).remove()).toBe(true);
  await expect(client.applications(application.sid).remove()).rejects.toMatchObject({ status: 404 });
});

test('the SDK follows the paging links of the reference', async () => {
  const names = ['one', 'two', 'three', 'four', 'five'];
  for (const friendlyName of names) await client.queues.create({ friendlyName });
  const listed = await client.queues.list({ pageSize: 2 });
  expect(listed.map(({ friendlyName }) => friendlyName).sort()).toEqual([...names].sort());
  await Promise.all(listed.map(({ sid }) => client.queues(sid).remove()));
});

test('the SDK reports a refusal as its own error', async () => {
  await expect(client.queues.create({ friendlyName: '' })).rejects.toMatchObject({ status: 400 });
  await expect(client.queues.create({ friendlyName: 'x', maxSize: 0 })).rejects.toMatchObject({ status: 400 });
  expect(await client.balance.fetch()).toMatchObject({ accountSid: reference.account.accountSid });
});

test('a wrong token is refused', async () => {
  const twilio: (accountSid: string, authToken: string) => Client = require('twilio');
  const stranger = twilio(reference.account.accountSid, 'wrong');
  stranger.api.baseUrl = reference.url;
  await expect(stranger.queues.list()).rejects.toMatchObject({ status: 401 });
});
