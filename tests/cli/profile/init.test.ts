/** `init` starts from the built-in resource of the name, and never makes a billable one free. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadProfile } from '../../../specs/load.ts';
import { callCommand, temporaryFolder } from '../../support/command/command.ts';

const built = loadProfile('documented').profile.resources;

it.each(Object.keys(built))('--resource %s keeps the built-in resource', async (name) => {
  const cwd = temporaryFolder();
  expect((await callCommand(['init', 'p.yaml', '--yes', '--resource', name], { cwd })).code).toBe(0);
  expect((await callCommand(['profile', 'check', 'p.yaml'], { cwd })).code).toBe(0);
  expect(loadProfile(join(cwd, 'p.yaml')).profile.resources[name]).toEqual(built[name]);
});

it('--no-put and --prefix change it, and nothing else', async () => {
  const cwd = temporaryFolder();
  await callCommand(['init', 'p.yaml', '--yes', '--resource', 'Messages', '--no-put', '--prefix', 'XX'], { cwd });
  const { profile } = loadProfile(join(cwd, 'p.yaml'));
  const messages = profile.resources.Messages;
  expect(messages).toMatchObject({ billable: true, sid: { property: 'sid', prefix: 'XX' } });
  expect([messages?.collection?.methods, messages?.instance?.methods].flat()).not.toContain('PUT');
  expect(messages?.fields).toEqual(built.Messages?.fields);
});
