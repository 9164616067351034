/** `doctor`: what answers at a base URL. */
import { expect, it, vi } from 'vitest';
import { runCommandLine } from '../../../cli/commandLine.ts';
import { capture } from '../../support/command/capture.ts';
import { reference, stub } from '../../support/servers/stub.ts';

const CREDENTIALS = {
  TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'f00df00df00df00df00df00df00df00d',
};

async function doctor(args: string[], env: Record<string, string>) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    return await capture(() => runCommandLine(['doctor', ...args]));
  } finally {
    vi.unstubAllEnvs();
  }
}

it('says that a run can start, and what level full needs', async () => {
  const { env } = await reference();
  const { code, stdout } = await doctor([], env);
  expect(stdout).toMatch(/✓ Queues +GET \/Queues\.json: 200, without credentials 401\n/);
  expect(stdout).toContain('Level core can be tried: run\n');
  expect(stdout).toContain("Level full also needs --hook, such as 'Prefer: code={status}', and a second account");
  expect(code).toBe(0);
});

it.each([
  [404, 'nothing of the profile exists here: check the base URL and --profile'],
  [401, 'the credentials are refused: check --account-sid and the token'],
  [200, 'every list opens without credentials: is this the right application?'],
])('names the problem of a target that answers %i to everything', async (status, problem) => {
  const methods: string[] = [];
  const url = await stub(({ method = '' }, response) => {
    methods.push(method);
    response.writeHead(status).end('{}');
  });
  const { code, stdout } = await doctor(['--base-url', url], CREDENTIALS);
  expect(stdout).toContain(`! ${problem}\n`);
  expect(stdout).not.toContain(CREDENTIALS.TWILIO_AUTH_TOKEN);
  expect(new Set(methods)).toEqual(new Set(['GET']));
  expect(code).toBe(2);
});

it('names the resources to select if some are missing', async () => {
  const url = await stub(({ url: path = '', headers }, response) =>
    response.writeHead(headers.authorization === undefined ? 401 : /Queues/.test(path) ? 200 : 404).end('{}'),
  );
  const { code, stdout } = await doctor(['--base-url', url], CREDENTIALS);
  expect(stdout).toMatch(/! Applications, .* not found: select the others with --resource Queues\n/);
  expect(code).toBe(2);
});

it('needs a target that answers', async () => {
  vi.stubEnv('PROOFMARK_BASE_URL', undefined);
  expect(await doctor([], CREDENTIALS)).toMatchObject({
    code: 64,
    stderr: 'proofmark: doctor needs a target: give --base-url or set PROOFMARK_BASE_URL\n',
  });
  expect((await doctor(['--base-url', 'http://127.0.0.1:1'], CREDENTIALS)).code).toBe(69);
});
