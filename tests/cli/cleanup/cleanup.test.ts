/** `cleanup LEDGER`: what it deletes, what it leaves alone, and its exit status. */
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countLeftovers } from '../../../cli/cleanup/ledgers.ts';
import { createSession } from '../../../suites/fixtures/run/session.ts';
import { cleaned, cutOff, MARKER, queue } from '../../support/command/cleanUp.ts';
import { callCommand, finished, startCommand, temporaryFolder } from '../../support/command/command.ts';
import { settingsFor } from '../../support/command/inProcess.ts';
import { occupied } from '../../support/servers/occupied.ts';
import { stub } from '../../support/servers/stub.ts';

type Target = Awaited<ReturnType<typeof occupied>>;

it('deletes exactly what the run created, even if the create got no answer, and is idempotent', async () => {
  const target = await occupied();
  const path = await cutOff(target, [
    ['Queues', queue(`proofmark ${MARKER}q1`)],
    ['Queues', queue(`proofmark ${MARKER}q2`), 'unheard'],
    ['Applications', 'FriendlyName=without+a+marker'],
    ['Applications', 'FriendlyName=unheard&VoiceMethod=GET', 'unheard'],
    ['Applications', '', 'unheard'],
  ]);
  const { exit, stdout, stderr } = await cleaned(path, target);
  expect(stdout.match(/^removed {7}(Queues|Applications) {2}\/2010-04-01\/\S+$/gm)).toHaveLength(5);
  expect([exit, stderr]).toEqual([0, 'proofmark: nothing of the run is left\n']);
  expect(target.snapshot()).toEqual(target.before);
  expect(await cleaned(path, target)).toEqual({
    exit: 0,
    stdout: '',
    stderr: 'proofmark: nothing of the run is left\n',
  });
});

it.each([
  ['a DELETE', /^DELETE /],
  ['the GET after a DELETE', /^GET \S+\/QU\w+\.json/],
  ['a list', /^GET \S+\/Queues\.json\?/],
])('repeats %s whose answer arrives too late', async (_, late) => {
  const target = await occupied();
  const path = await cutOff(target, [
    ['Queues', queue(`proofmark ${MARKER}q1`)],
    ['Queues', queue(`proofmark ${MARKER}q2`), 'unheard'],
  ]);
  const lost: string[] = [];
  const url = await stub(async ({ method, url: asked = '', headers: { authorization = '' } }, response) => {
    const answer = await fetch(`${target.url}${asked}`, { method, headers: { authorization } });
    const body = await answer.text();
    if (lost.length === 0 && late.test(`${method} ${asked}`)) lost.push(asked);
    else response.writeHead(answer.status, [...answer.headers].flat()).end(answer.status === 204 ? undefined : body);
  });
  const env = { ...target.env, PROOFMARK_BASE_URL: url };
  const { exit, stderr } = await cleaned(path, { env }, { moved: true, timeout: '2000' });
  expect([exit, stderr, lost.length]).toEqual([0, 'proofmark: nothing of the run is left\n', 1]);
  expect(target.snapshot()).toEqual(target.before);
});

it('reports no unclear create when the candidates belong to other creates, in any order', async () => {
  const target = await occupied();
  // The first create never arrived. The others send a default, so their instances look the same.
  const path = await cutOff(target, [
    ['Applications', 'FriendlyName=x', 'unsent'],
    ['Applications', 'FriendlyName=x&VoiceMethod=POST', 'unheard'],
    ['Applications', 'FriendlyName=x&VoiceMethod=POST', 'unheard'],
  ]);
  const { exit, stdout } = await cleaned(path, target);
  expect(stdout.match(/^removed {7}Applications {2}\S+$/gm)).toHaveLength(2);
  expect([exit, stdout.split('\n').length - 1]).toEqual([0, 2]);
  expect(target.snapshot()).toEqual(target.before);
});

it('reports an instance that is already gone', async () => {
  const target = await occupied();
  const path = await cutOff(target, [['Queues', queue(`proofmark ${MARKER}q1`)]]);
  const again = `${path}.copy`;
  writeFileSync(again, readFileSync(path));
  await cleaned(path, target);
  const { exit, stdout } = await cleaned(again, target);
  expect(stdout).toMatch(/^gone already {2}Queues {2}\/2010-04-01\/\S+\n$/);
  expect(exit).toBe(0);
});

it('keeps instances that another client may have created, and lists them', async () => {
  const target = await occupied();
  const path = await cutOff(target, [['Applications', 'FriendlyName=twice', 'unheard']]);
  // the run sent one create, but two instances match it
  const { client, requests } = createSession(settingsFor(target.url, { account: target.account }));
  const list = `/2010-04-01/Accounts/${target.account.accountSid}/Applications.json`;
  const create = requests.write({ method: 'POST', overloaded: false }, list, [['FriendlyName', 'twice']]);
  await client.send(create, { key: 'a second create' });
  const { exit, stdout } = await cleaned(path, target);
  expect(stdout).toMatch(
    /^unclear {7}Applications {2}a create sent at \S+ with FriendlyName="twice" got no answer.*: it may have created AP\w{32}, AP\w{32}; only a person can tell\n$/,
  );
  expect(exit).toBe(1);
  const count = (state: Target['before']) => Object.keys(state[target.account.accountSid]?.Applications ?? {}).length;
  expect(count(target.snapshot())).toBe(count(target.before) + 2);
});

it('does not claim an instance created at another time', async () => {
  const target = await occupied();
  const path = await cutOff(target, [['Applications', 'FriendlyName=later', 'unheard']]);
  const early = readFileSync(path, 'utf8').replace(/("id":1,"at":")[^"]+/, '$12020-01-01T00:00:00.000Z');
  writeFileSync(path, early);
  const { exit, stdout } = await cleaned(path, target);
  expect([exit, stdout]).toEqual([1, expect.stringContaining('it may have created AP')]);
});

it('exits with 1 when an instance cannot be deleted', async () => {
  const target = await occupied({ mutate: (parts) => ({ ...parts, remove: () => undefined }) });
  const path = await cutOff(target, [['Queues', queue(`proofmark ${MARKER}q1`)]]);
  const { exit, stdout, stderr } = await cleaned(path, target);
  expect(stdout).toMatch(/^left {10}Queues {2}\S+ {2}DELETE was answered 204, but a later GET was answered 200\n$/);
  expect([exit, stderr]).toEqual([1, 'proofmark: 1 left: the lines above say why\n']);
});

it('refuses an invalid ledger and a ledger of another target or account, and sends nothing', async () => {
  const target = await occupied();
  const path = await cutOff(target, [['Queues', queue(`proofmark ${MARKER}q1`)]]);
  const sent = target.requests();
  const elsewhere = { env: { ...target.env, PROOFMARK_BASE_URL: 'http://127.0.0.1:9' } };
  await expect(cleaned(path, elsewhere)).rejects.toThrow(
    /belongs to another target, http:\/\/127\.0\.0\.1:\d+: give --moved if http:\/\/127\.0\.0\.1:9 is the same target/,
  );
  const stranger = { env: { ...target.env, TWILIO_ACCOUNT_SID: `AC${'7'.repeat(32)}` } };
  await expect(cleaned(path, stranger)).rejects.toThrow(
    `belongs to another account, ${target.account.accountSid}: give its credentials`,
  );
  await expect(cleaned(path, { env: {} })).rejects.toThrow(/missing base URL: give --base-url/);
  await expect(cleaned(`${path}.none`, target)).rejects.toThrow(/cannot be read \(ENOENT\): name a ledger/);
  const wrong = `${path}.wrong`;
  writeFileSync(wrong, readFileSync(path, 'utf8').replace('{"id"', '{"it"'));
  await expect(cleaned(wrong, target)).rejects.toThrow(/is not the ledger of a run: line 3: \/: lacks the member "id"/);
  expect(target.requests()).toBe(sent);
  const unreachable = await callCommand(['cleanup', path, '--base-url', 'http://127.0.0.1:9', '--moved'], {
    env: target.env,
  });
  expect(unreachable).toMatchObject({ code: 69, stdout: '' });
});

it('ignores a truncated last line', async () => {
  const target = await occupied();
  const path = await cutOff(target, [['Queues', queue(`proofmark ${MARKER}q1`)]]);
  appendFileSync(path, '{"id":2,"at":"20');
  expect((await cleaned(path, target)).exit).toBe(0);
  expect(target.snapshot()).toEqual(target.before);
  expect((await cleaned(path, target)).exit).toBe(0);
});

it('a ledger contains no secret', async () => {
  const target = await occupied();
  const { authToken } = target.account;
  const path = await cutOff(target, [['Queues', `AuthToken=${authToken}&${queue(`${authToken} ${MARKER}`)}`]]);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(`{"FriendlyName":"<auth token> ${MARKER}"}`);
  expect(text).not.toContain(authToken);
  expect(text).not.toContain('AuthToken');
});

it('is needed only after a second signal: an interrupted run cleans up itself', async () => {
  const target = await occupied();
  const cwd = temporaryFolder();
  const args = ['run', '--no-report', '--quiet', '--runs', '40', '--clause', 'write.round-trip', 'lifecycle.*'];
  const first = startCommand(args, { cwd, env: target.env });
  const ended = finished(first);
  const from = target.requests();
  while (target.requests() < from + 150) await new Promise((resolve) => setTimeout(resolve, 2));
  first.kill('SIGTERM');
  expect((await ended).code).toBe(130);
  // If the target answers too slowly, an instance may remain. The ledger then remains too.
  const [untold] = readdirSync(join(cwd, 'proofmark-report')).filter((name) => name.startsWith('ledger'));
  if (untold !== undefined) expect((await cleaned(join(cwd, 'proofmark-report', untold), target)).exit).toBe(0);
  expect(target.snapshot()).toEqual(target.before);

  let asked = 0;
  const slow = await stub((request, response) => {
    asked += 1;
    request.resume();
    if (request.method === 'GET') response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    if (request.method === 'POST') second.kill('SIGINT');
  });
  const env = { ...target.env, PROOFMARK_BASE_URL: slow };
  const second = startCommand(args, { cwd, env });
  second.stderr?.on('data', (text: Buffer) => String(text).includes('once more') && second.kill('SIGINT'));
  expect((await finished(second)).code).toBe(130);
  expect(asked).toBeGreaterThan(0);
  const ledgers = readdirSync(join(cwd, 'proofmark-report')).filter((name) => name.startsWith('ledger'));
  const kept = ledgers.find((name) => name !== untold) ?? '';
  const ledger = join(cwd, 'proofmark-report', kept);
  expect(countLeftovers(ledger)).toBeGreaterThan(0);

  // the next run in the same folder keeps the ledger and warns about it
  const third = await callCommand(['run', '--no-report', '--quiet', '--clause', 'get.200'], { cwd, env: target.env });
  expect(third.stderr).toBe(
    `proofmark: an earlier run left resources on its target: proofmark cleanup ${join('proofmark-report', kept)} --base-url ${slow}\n`,
  );
  expect([third.code, countLeftovers(ledger) > 0]).toEqual([0, true]);
});

it('leaves nothing behind when a signal interrupts a run with an Allure report', async () => {
  const target = await occupied();
  const cwd = temporaryFolder();
  const run = startCommand(['run', '--quiet', '--runs', '10'], { cwd, env: target.env });
  const ended = finished(run);
  const from = target.requests();
  while (target.requests() < from + 900) await new Promise((resolve) => setTimeout(resolve, 2));
  run.kill('SIGINT');
  const { code, stderr } = await ended;
  expect([code, stderr]).toEqual([130, '']);
  expect(target.snapshot()).toEqual(target.before);
  const names = readdirSync(join(cwd, 'proofmark-report')).sort();
  expect(names).toEqual([
    'allure-report',
    'allure-results',
    'conformance.json',
    'exchanges.ndjson',
    'index.html',
    'junit.xml',
  ]);
});
