import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  CREDENTIALS,
  callCommand,
  finished,
  runCommand,
  SID,
  startCommand,
  TOKEN,
} from '../support/command/command.ts';
import { CELL_COUNT, CLAUSE_COUNT } from '../support/reports/contractSize.ts';

/** Starts `serve` on a free port and returns its first output. */
async function serve(args: string[] = [], env: Record<string, string> = {}) {
  const child = startCommand(['serve', '--port', '0', ...args], { env });
  const end = finished(child);
  if (child.stdout === null) throw new Error('no pipe');
  const [chunk] = await once(child.stdout, 'data');
  const greeting = String(chunk);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting)?.[0] ?? '';
  const get = async (sid: string, token: string) => {
    const authorization = `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`;
    const response = await fetch(`${url}/2010-04-01/Accounts/${sid}/Queues.json`, { headers: { authorization } });
    return response.status;
  };
  return { child, end, greeting, url, get };
}

describe('serve', () => {
  it('prints the whole command that certifies it, with its profile', async () => {
    const { greeting, url } = await serve(['--profile', 'twilio']);
    expect(greeting).toContain(
      `Certify it: proofmark run --base-url ${url} --profile twilio --hook 'Prefer: code={status}'\n`,
    );
  });

  it('prints the URL and published credentials that it accepts, and exits with 0 on SIGTERM', async () => {
    const { child, end, greeting, get } = await serve();
    const [, sid = ''] = /TWILIO_ACCOUNT_SID=(\S+)/.exec(greeting) ?? [];
    const [, token = ''] = /TWILIO_AUTH_TOKEN=(\S+)/.exec(greeting) ?? [];
    expect(await get(sid, token)).toBe(200);
    expect(await get(sid, `${token}x`)).toBe(401);
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 0, stderr: '' });
  });

  it('accepts the credentials of the environment without printing them', async () => {
    const { greeting, get } = await serve([], CREDENTIALS);
    expect(greeting).not.toContain(TOKEN);
    expect(greeting).toContain('It accepts the account in your environment.');
    expect(await get(SID, TOKEN)).toBe(200);
  });

  it('has the fault that --fault names', async () => {
    const { get } = await serve(['--fault', 'auth/token-ignored'], CREDENTIALS);
    expect(await get(SID, 'wrong')).toBe(200);
  });

  it('refuses incomplete credentials, an unknown fault and a used port, each with one line', async () => {
    expect(await callCommand(['serve'], { env: { TWILIO_ACCOUNT_SID: SID } })).toEqual({
      code: 64,
      stdout: '',
      stderr:
        'proofmark: only one of TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN is set: set both, or none for the published account\n',
    });
    expect(await callCommand(['serve', '--fault', 'auth/token-ignore'])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(
        /^proofmark: --fault: unknown fault "auth\/token-ignore"; did you mean auth\/token-ignored.*\?\n$/,
      ),
    });
    const { url } = await serve();
    const { port } = new URL(url);
    expect(await callCommand(['serve', '--port', port])).toMatchObject({
      code: 64,
      stderr: `proofmark: --port: cannot listen on ${port} (EADDRINUSE); 0 selects a free port\n`,
    });
  });
});

describe('clauses', () => {
  it('lists all clauses by area, with kind and level', async () => {
    const { code, stdout } = await callCommand(['clauses']);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(CLAUSE_COUNT + 2);
    expect(stdout).toMatch(/^auth\.wrong-token +required {2}core {2}Another token is refused$/m);
    expect(lines.at(-1)).toBe(`${CLAUSE_COUNT} clauses; \`proofmark explain ID\` describes one`);
  });

  it('prints them as JSON', async () => {
    const { stdout } = await callCommand(['clauses', '--json']);
    const clauses = JSON.parse(stdout) as { id: string; cell?: unknown }[];
    expect(clauses).toHaveLength(CLAUSE_COUNT);
    expect(clauses.filter(({ cell }) => cell !== undefined)).toHaveLength(CELL_COUNT);
  });
});

describe('explain', () => {
  it('prints statement, source, kind, level, probe and faults', async () => {
    const { code, stdout } = await callCommand(['explain', 'get.429']);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('get.429: GET answers 429: too many simultaneous requests');
    for (const line of [
      '  kind        required: it decides the verdict',
      "  level       full: it needs the target's help, or a second account",
      '  probed      with --hook or --burst; not exercised without it',
    ]) {
      expect(stdout).toContain(`${line}\n`);
    }
    expect(stdout).toMatch(/^ {2}source {6}the page, Possible GET Response Status Codes: “429 TOO MANY REQUESTS: /m);
    expect((await callCommand(['explain', 'auth.wrong-token'])).stdout).toContain(
      '  broken by   auth/token-ignored: Any token opens the account\n',
    );
  });
});

describe('the version', () => {
  it('is the version of the package', async () => {
    expect(await runCommand(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  });
});
