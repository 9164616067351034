/** Runs the commands of every page under docs/ as printed. A new page needs an entry here or its own test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsOf, type PageOptions, ROOT, runPage } from '../support/command/page.ts';

const PAGES: Record<string, PageOptions> = {
  'ci.md': {},
  // only a whole run can be certified
  'certification.md': { config: { runs: 1, report: false, resource: ['Queues', 'Balance'] } },
  'profiles.md': { inOrder: true },
  'representations.md': {
    config: { runs: 1 },
    statuses: {
      'proofmark run --profile ours.json --resource Balance --clause media.response-type --no-report --out ours-report': 1,
    },
  },
  'openapi.md': {
    instead: {
      'npm pack @twilio/cli-core@9.0.0 && tar xzf twilio-cli-core-9.0.0.tgz': ':',
      'proofmark profile from-openapi package/src/services/twilio-api/twilio_api_v2010.json --out twilio-described.json':
        ':',
    },
  },
  'report.md': {
    statuses: {
      'proofmark run --base-url http://127.0.0.1:4010 --clause auth.wrong-token get.404 --no-report': 1,
    },
  },
  'running.md': {
    // shorter whole runs, by flags, because the page writes its own configuration file
    instead: {
      'proofmark run --runs 5 --no-report': 'proofmark run --runs 1 --resource Queues Balance --no-report',
      "proofmark run --level full --hook 'Prefer: code={status}' --runs 5 --no-report":
        "proofmark run --level full --hook 'Prefer: code={status}' --runs 1 --resource Queues Balance --no-report",
    },
    statuses: { 'proofmark run --config other.json': 64 },
  },
  'secrets.md': {},
};

/** Pages with their own tests. */
const ELSEWHERE: Record<string, string> = {
  'targets.md': 'tests/targets/emulate.test.ts',
  'twilio.md': 'tests/project/docs-targets.test.ts',
  'wiremock.md': 'tests/project/docs-targets.test.ts',
};

describe('the documentation', () => {
  it('has a test for each page with commands', () => {
    const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
    const withCommands = pages.filter((name) => commandsOf(readFileSync(join(ROOT, 'docs', name), 'utf8')).length > 0);
    expect(withCommands.sort()).toEqual([...Object.keys(PAGES), ...Object.keys(ELSEWHERE)].sort());
    for (const test of Object.values(ELSEWHERE)) expect(() => readFileSync(join(ROOT, test)), test).not.toThrow();
  });

  it.each(Object.entries(PAGES))('%s shows commands that run as printed', async (name, options) => {
    const { code, stdout, stderr } = await runPage(`docs/${name}`, options);
    expect(code, stdout + stderr).toBe(0);
  });

  it.each([
    ['```sh\na \\\n  b\nc\n```', ['a \\\n  b', 'c']],
    ["```sh\ncat > x <<'END'\n{\n\n}\nEND\nb\n```\ntext\n```json\n{}\n```\n", ["cat > x <<'END'\n{\n\n}\nEND", 'b']],
  ])('splits shell blocks into commands: %j', (page, commands) => {
    expect(commandsOf(`${page}\n`)).toEqual(commands);
  });
});
