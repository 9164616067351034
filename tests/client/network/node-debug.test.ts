/** Refusal of Node's debug output, which would show the credentials. */
import { describe, expect, it } from 'vitest';
import { refuseNodeDebug } from '../../../cli/process/nodeDebug.ts';
import { runCommand } from '../../support/command/command.ts';
import { reference } from '../../support/servers/stub.ts';

describe('NODE_DEBUG', () => {
  it.each(['http', 'HTTPS', 'fs, net', 'tls', '*', 'h*p', 'module,n*t'])('%s is refused', (sections) => {
    expect(() => refuseNodeDebug(sections)).toThrow(
      /^NODE_DEBUG="[^"]+" would make Node print the credentials: unset it/,
    );
  });

  it.each(['', 'fs', 'module', 'http2', 'stream', 'ht?p'])('%j is allowed', (sections) => {
    expect(() => refuseNodeDebug(sections)).not.toThrow();
  });

  it('ends a run with 64 before the first request', async () => {
    const { env, requests } = await reference();
    const { code, stdout, stderr } = await runCommand(['run', '--no-report', '--clause', 'get.200'], {
      env: { ...env, NODE_DEBUG: 'http' },
    });
    expect([code, stdout, requests()]).toEqual([64, '', 0]);
    expect(stderr).toBe(
      'proofmark: NODE_DEBUG="http" would make Node print the credentials: unset it; exchanges.ndjson records what was sent\n',
    );
  });

  it('is allowed for the embedded reference, whose credentials are public', async () => {
    const { code } = await runCommand(['run', '--dry-run', '--clause', 'get.200'], { env: { NODE_DEBUG: 'http' } });
    expect(code).toBe(0);
  });
});
