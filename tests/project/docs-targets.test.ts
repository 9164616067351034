/** The commands for Twilio and WireMock run as printed against stand-ins. No request leaves this machine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { variantById } from '../../reference/variants/index.ts';
import type { Conformance } from '../../specs/model.ts';
import { commandsOf, runPage } from '../support/command/page.ts';
import { reference } from '../support/servers/stub.ts';

const STAND_IN = fileURLToPath(new URL('../support/servers/wiremock.mjs', import.meta.url));
const conformanceIn = (folder: string): Conformance =>
  JSON.parse(readFileSync(join(folder, 'conformance.json'), 'utf8'));

it('Twilio: the plans send nothing, and a run on a stand-in stays within its limits', async () => {
  const target = await reference({ mutate: (parts) => variantById('without-put')?.apply(parts) ?? parts });
  const page = readFileSync(fileURLToPath(new URL('../../docs/twilio.md', import.meta.url)), 'utf8');
  const run = commandsOf(page).find((command) => command.endsWith('--out twilio-report')) ?? '';
  const here = (text: string) =>
    text
      .replace('https://api.twilio.com', target.url)
      .replace('--rate 5', "--no-report --runs 1 --clause 'get.*' 'post.20*'");
  const cleanup = 'proofmark cleanup twilio-report --base-url https://api.twilio.com';
  const { accountSid, authToken } = target.account;
  const { code, stdout, stderr, cwd } = await runPage('docs/twilio.md', {
    instead: {
      'export TWILIO_ACCOUNT_SID=AC0123456789abcdef0123456789abcdef': `export TWILIO_ACCOUNT_SID=${accountSid}`,
      'export TWILIO_AUTH_TOKEN=your-token': `export TWILIO_AUTH_TOKEN=${authToken}`,
      [run]: `${here(run)} || test $? -eq 2`,
      [cleanup]: here(cleanup),
    },
  });
  expect(code, stdout + stderr).toBe(0);
  expect(stderr).toContain('proofmark: nothing of the run is left\n');
  expect(stdout.match(/^Dry run: nothing was sent\. https:\/\/api\.twilio\.com/gm)).toHaveLength(2);
  expect(stdout).toContain('Nothing of it is billable.');
  expect(stdout).toMatch(/ Billable: Messages\.$/m);
  const { target: asked, profile, requests, totals } = conformanceIn(join(cwd, 'twilio-report'));
  expect([asked.baseUrl, profile.name, totals.fail]).toEqual([target.url, 'twilio', 0]);
  expect(requests).toBeLessThan(6000);
});

it('WireMock: the example mappings yield the results on the page', async () => {
  const server = 'npx wiremock@3.13.2 --port 8080 --bind-address 127.0.0.1 --root-dir docs/examples/wiremock';
  const run = 'proofmark run --base-url http://127.0.0.1:8080 --profile twilio --resource Queues Balance --seed 7';
  const { code, stdout, stderr, cwd } = await runPage('docs/wiremock.md', {
    server: /wiremock@/,
    files: ['docs/examples'],
    instead: {
      [server]: server.replace('npx wiremock@3.13.2', `node '${STAND_IN}'`),
      [run]: `${run} --runs 1 --no-report`,
    },
    statuses: { [run]: 1 },
  });
  expect(code, stdout + stderr).toBe(0);
  const { clauses, totals } = conformanceIn(join(cwd, 'proofmark-report'));
  const failed = clauses.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
  // the clauses that WireMock 3.13.2 fails
  const page = readFileSync(fileURLToPath(new URL('../../docs/wiremock.md', import.meta.url)), 'utf8');
  const told = [...page.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, id]) => id),
  );
  expect(failed.sort()).toEqual(told.sort());
  expect(totals.error).toBe(0);
});
