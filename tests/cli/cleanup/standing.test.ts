/** What stands is counted and told, with a command that works as printed. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultById } from '../../../reference/faults/index.ts';
import {
  CREDENTIALS,
  callCommand,
  finished,
  MAIN,
  SID,
  TOKEN,
  temporaryFolder,
} from '../../support/command/command.ts';
import { reference, stub } from '../../support/servers/stub.ts';

const RUN = [
  'run',
  '--no-report',
  '--quiet',
  '--runs',
  '1',
  '--resource',
  'Queues',
  '--clause',
  'post.201',
  'write.round-trip',
];

/** Runs a printed command in a shell, with nothing in the environment but these variables. */
async function asPrinted(stderr: string, cwd: string, env: Record<string, string>) {
  const printed = /may be left on the target: (proofmark cleanup .*)/.exec(stderr)?.[1] ?? '';
  const script = `proofmark() { "${process.execPath}" "${MAIN}" "$@"; }\n${printed}`;
  return finished(spawn('sh', ['-c', script], { cwd, env: { PATH: process.env.PATH, ...env } }));
}

const countIn = (stderr: string) => Number(/(\d+) of the resources/.exec(stderr)?.[1]);

it('a 404 proves no removal where nothing was ever readable', async () => {
  let made = 0;
  const want = `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}`;
  const url = await stub((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      if (request.headers.authorization !== want) return answer(401, { status: 401, message: 'no' });
      const name = new URLSearchParams(body).get('FriendlyName');
      if (request.method !== 'POST' || !request.url?.endsWith('/Queues.json') || name === null)
        return answer(404, { status: 404, message: 'nothing here' });
      made += 1;
      answer(201, { sid: `QU${randomBytes(16).toString('hex')}`, friendly_name: name });
    });
  });
  const cwd = join(temporaryFolder(), "it's a folder");
  const { code, stderr } = await callCommand([...RUN, '--base-url', url, '--out', cwd], { env: CREDENTIALS });
  expect(made).toBeGreaterThan(0);
  expect(countIn(stderr)).toBe(made);
  expect(code).not.toBe(0);
  const cleaned = await asPrinted(stderr, temporaryFolder(), CREDENTIALS);
  expect(cleaned.stderr).toContain(`proofmark: ${made} left: the lines above say why\n`);
  expect(cleaned.stdout.match(/^unclear .*no GET has ever shown one of these/gm)).toHaveLength(made);
  expect(cleaned.code).toBe(1);
});

it('a 204 proves no removal while a GET still shows the resource', async () => {
  const fault = faultById('delete/not-gone');
  const stuck = await reference({ mutate: (parts) => fault?.apply(parts) ?? parts });
  const { PROOFMARK_BASE_URL: url, ...env } = stuck.env;
  const out = join(temporaryFolder(), 'report');
  const { stderr } = await callCommand([...RUN, '--base-url', url, '--out', out], { env });
  expect(countIn(stderr)).toBeGreaterThan(0);
  const cleaned = await asPrinted(stderr, temporaryFolder(), env);
  expect(cleaned.stdout).toMatch(/^left /m);
  expect(cleaned.code).toBe(1);
});

it('the printed command names the profile of the run and the account', async () => {
  const remove = () => {
    throw new Error('not today');
  };
  const stuck = await reference({ mutate: (parts) => ({ ...parts, remove }) });
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'my profile.yaml'), 'extends: documented\nname: mine\n');
  const { PROOFMARK_BASE_URL: url, TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token } = stuck.env;
  const given = ['--base-url', url, '--account-sid', sid, '--profile', 'my profile.yaml'];
  const { stderr } = await callCommand([...RUN, ...given], { cwd, env: { TWILIO_AUTH_TOKEN: token } });
  const cleaned = await asPrinted(stderr, temporaryFolder(), { TWILIO_AUTH_TOKEN: token });
  expect(cleaned.stderr).toBe(`proofmark: ${countIn(stderr)} left: the lines above say why\n`);
  expect(cleaned.code).toBe(1);
});
