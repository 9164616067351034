/** Runs a profile of nested, singleton and referring resources on a reference, with and without faults. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { runSubject } from '../../../cli/prove/runSubject.ts';
import { faultById } from '../../../reference/faults/index.ts';
import type { Parts } from '../../../reference/parts.ts';
import { type Reference, startReference } from '../../../reference/server.ts';
import { loadProfile, resolveProfile } from '../../../specs/load.ts';
import { mergePatch } from '../../../specs/profile/mergePatch.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { readProfileFile } from '../../../specs/profile/readProfile.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';

const FILE = fileURLToPath(new URL('../../fixtures/profiles/nested.json', import.meta.url));
const nested = (): Profile => loadProfile(FILE).profile;
const patched = (patch: object): Profile =>
  resolveProfile(mergePatch(readProfileFile(FILE), JSON.parse(JSON.stringify(patch))) as never, 'patched');

let reference: Reference | undefined;
afterEach(async () => {
  await reference?.close();
  reference = undefined;
});

async function serve(profile: Profile, mutate: (parts: Parts) => Parts = (parts) => parts): Promise<Reference> {
  reference = await startReference({ profile, mutate, accounts: { main: ACCOUNT, other: OTHER } });
  return reference;
}

/** The output of a finding's commands in bash. */
async function printedBy(curl = 'false'): Promise<string> {
  const shell = spawn('bash', ['-c', curl], {
    env: { PATH: process.env.PATH, TWILIO_ACCOUNT_SID: ACCOUNT.accountSid, TWILIO_AUTH_TOKEN: ACCOUNT.authToken },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await Promise.all([text(shell.stdout), once(shell, 'close')]);
  return printed;
}

const stored = (server: Reference): string[] =>
  Object.values(server.snapshot()).flatMap((resources) =>
    Object.values(resources).flatMap((items) => Object.keys(items)),
  );

describe('on the reference that serves it', () => {
  test('every applicable clause passes, and nothing is left behind', async () => {
    const server = await serve(nested());
    const records = await recordsOf(settingsFor(server.url, { profile: nested(), runs: 1 }));
    expect(idsWith(records, 'not-applicable')).toEqual(['put.201', 'overload.put.201']);
    expect(records.filter(({ outcome }) => !['pass', 'not-applicable'].includes(outcome))).toEqual([]);
    expect(stored(server)).toEqual([]);
    const cases = (id: string) => records.find((record) => record.id === id)?.cases.map(({ name }) => name);
    expect(cases('get.200')).toContain('GET Members instance');
    expect(cases('put.200')).toEqual(['PUT Members instance', 'PUT Services instance', 'PUT Settings instance']);
    expect(cases('post.405')).toEqual(['POST Usage collection', 'POST Balance collection', 'POST Roles instance']);
  }, 120_000);

  test('a singleton of the account is read but never written', async () => {
    const writable = { resources: { Balance: { collection: { methods: ['GET', 'POST', 'PUT'] } } } };
    const fields = { Note: { type: 'string', property: 'balance', minLength: 0, maxLength: 9 } };
    const profile = patched({ resources: { Balance: { ...writable.resources.Balance, fields } } });
    const written: string[] = [];
    const server = await serve(profile, (parts) => ({
      ...parts,
      update: (item, values, x) => {
        if (item.resource === 'Balance') written.push(x.incoming.target);
        return parts.update(item, values, x);
      },
    }));
    const clauses = ['get.200', 'post.200', 'put.401', 'auth.missing-credentials', 'post.405'];
    const records = await recordsOf(settingsFor(server.url, { profile, runs: 1, clauses }));
    expect(idsWith(records, 'pass')).toEqual(clauses);
    expect(written).toEqual([]);
    const alone = patched({
      resources: {
        Members: null,
        Services: null,
        Settings: null,
        Usage: null,
        Channels: null,
        Roles: null,
        Balance: profile.resources.Balance,
      },
    });
    const [record] = await recordsOf(settingsFor(server.url, { profile: alone, runs: 1, clauses: ['post.200'] }));
    expect(record).toMatchObject({
      outcome: 'not-exercised',
      reason: expect.stringContaining('only Balance offers POST'),
    });
  });

  test('when a parent cannot be created, only its descendants are inconclusive', async () => {
    const server = await serve(nested(), (parts) => ({
      ...parts,
      create: (values, x) => {
        if (x.route?.resource.name === 'Channels') throw new Error('not today');
        return parts.create(values, x);
      },
    }));
    const [record] = await recordsOf(settingsFor(server.url, { profile: nested(), runs: 1, clauses: ['post.201'] }));
    expect(record?.cases.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['POST Services with the required fields', 'pass'],
      ['POST Services with every field', 'pass'],
      ['POST Channels with the required fields', 'inconclusive'],
      ['POST Channels with every field', 'inconclusive'],
      ['POST Roles with the required fields', 'pass'],
      ['POST Roles with every field', 'pass'],
    ]);
    const [read] = await recordsOf(settingsFor(server.url, { profile: nested(), runs: 1, clauses: ['get.200'] }));
    const members = read?.cases.find(({ name }) => name === 'GET Members');
    expect(members).toMatchObject({
      outcome: 'inconclusive',
      reason: 'set-up failed: creating Channels was answered 500',
    });
  });
});

describe('a fault three levels down', () => {
  const kept = (parts: Parts): Parts => ({
    ...parts,
    remove: (item, x) => (item.resource === 'Members' ? undefined : parts.remove(item, x)),
  });

  test('fails its clause, and the printed commands create the parents and reproduce it', async () => {
    const server = await serve(nested(), kept);
    const [record] = await recordsOf(settingsFor(server.url, { profile: nested(), runs: 1, clauses: ['delete.gone'] }));
    expect(record?.outcome).toBe('fail');
    expect(record?.cases.filter(({ outcome }) => outcome === 'fail').map(({ name }) => name)).toEqual([
      'DELETE Members',
    ]);
    const [finding] = record?.findings ?? [];
    const creates = finding?.curl.split('\n').filter((line) => /^SID\d=/.test(line)) ?? [];
    expect(creates.map((line) => /\/([A-Z][a-z]+)' \| grep/.exec(line)?.[1])).toEqual([
      'Services',
      'Channels',
      'Roles',
      'Members',
    ]);
    expect(finding?.curl).not.toMatch(/(SV|CH|RL|MB)[0-9a-f]{32}/);
    const printed = await printedBy(finding?.curl);
    expect(printed).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  test('in a sid field that accepts any sid is found by the clauses about invalid values', async () => {
    const server = await serve(nested(), (parts) => ({
      ...parts,
      readValue: (name, field, value, x) => (field.type === 'sid' ? value : parts.readValue(name, field, value, x)),
    }));
    const clauses = ['post.400', 'put.400', 'write.round-trip'];
    const records = await recordsOf(settingsFor(server.url, { profile: nested(), runs: 1, clauses }));
    expect(records.map(({ outcome }) => outcome)).toEqual(['fail', 'fail', 'pass']);
    const broken = records[0]?.cases.filter(({ outcome }) => outcome === 'fail').map(({ name }) => name);
    expect(broken?.length).toBeGreaterThan(0);
    for (const way of ['create', 'update'])
      expect(broken).toContainEqual(expect.stringMatching(new RegExp(`^POST to ${way} Members: Role “.+”$`)));
    expect(broken?.filter((name) => !/^POST to (create|update) Members: Role /.test(name))).toEqual([]);
  });
});

describe('the catalogue for nested resources', () => {
  const judge = (kind: 'fault' | 'variant', id: string, clauses: string[]) =>
    runSubject({ subject: { kind, id }, clauses, seed: 1, runs: 1 });
  const cells = ['get.404', 'post.404', 'put.404', 'delete.404', 'overload.put.404', 'overload.delete.404'];

  test.each([
    ['nested/parent-ignored', cells],
    ['nested/under-any-parent', ['get.404']],
  ])('has the fault %s, which the 404 cells find', async (id, broken) => {
    const { outcomes } = await judge('fault', id, [...cells, 'delete.gone']);
    expect(Object.keys(outcomes).filter((clause) => outcomes[clause] !== 'pass')).toEqual(broken);
  });

  test.each([
    'nested',
    'nested-delete-lags',
    'nested-children-outlive',
  ])('has the conforming variant %s', async (id) => {
    const clauses = [...cells, 'get.200', 'delete.gone', 'overload.delete.204', 'lifecycle.model', 'put.201'];
    const { outcomes, requests } = await judge('variant', id, clauses);
    expect(Object.keys(outcomes).filter((clause) => outcomes[clause] !== 'pass')).toEqual([]);
    expect(requests).toBeGreaterThan(100);
  });

  test('the commands of a finding under another parent reproduce it', async () => {
    const server = await serve(nested(), (parts) => faultById('nested/under-any-parent')?.apply(parts) ?? parts);
    const [record] = await recordsOf(settingsFor(server.url, { profile: nested(), runs: 1, clauses: ['get.404'] }));
    const failed = record?.cases.filter(({ outcome }) => outcome === 'fail').map(({ name }) => name);
    expect(failed).toEqual(['Members', 'Channels'].map((name) => `GET ${name}: a live sid under another live parent`));
    expect(await printedBy(record?.findings[0]?.curl)).toMatch(/^HTTP\/1\.1 200 OK/);
  });
});

describe('the identity and volatile members of a profile', () => {
  const clauses = ['write.put-equals-post', 'overload.equivalence', 'get.safe'];

  test.each([
    ['identity', ['sid'], ['hits', 'date_updated'], ['fail', 'fail', 'pass']],
    ['volatile', ['sid', 'key'], ['date_updated'], ['fail', 'fail', 'fail']],
  ])('a member missing from %s counts as a difference', async (_, identity, volatile, outcomes) => {
    // the server keeps its profile; only the run gets the changed one
    const server = await serve(nested());
    const profile = patched({ resources: { Services: { identity, volatile } } });
    const records = await recordsOf(settingsFor(server.url, { profile, runs: 2, clauses }));
    expect(records.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});
