import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitClauses } from '../../../cli/settings/shard.ts';
import { serializeConformance } from '../../../reports/record/conformance.ts';
import { readExchanges } from '../../../reports/record/exchanges.ts';
import { mergeProblems, mergeShards, type ShardReport } from '../../../reports/record/merge.ts';
import { clauseCost } from '../../../specs/contract/costs.ts';
import { loadClauses } from '../../../specs/load.ts';
import type { ClauseRecord, Conformance } from '../../../specs/model.ts';
import { callCommand, runCommand, temporaryFolder } from '../../support/command/command.ts';
import { shardOf } from '../../support/command/shards.ts';
import { conformanceOf } from '../../support/reports/records.ts';
import { reference } from '../../support/servers/stub.ts';

const IDS = loadClauses().map(({ id }) => id);

describe('the split', () => {
  it('assigns each clause to one shard, in contract order, with balanced costs', () => {
    const shards = splitClauses(IDS, 3, null);
    expect(shards.flat().sort()).toEqual([...IDS].sort());
    for (const ids of shards) expect(ids).toEqual(IDS.filter((id) => ids.includes(id)));
    const loads = shards.map((ids) => ids.reduce((sum, id) => sum + clauseCost(id), 0));
    expect(Math.max(...loads) / Math.min(...loads)).toBeLessThan(1.05);
    expect(splitClauses(IDS, 3, null)).toEqual(shards);
  });

  it('leaves no shard empty, even with one shard per clause', () => {
    expect(splitClauses(IDS, IDS.length, null).filter((ids) => ids.length !== 1)).toEqual([]);
  });

  it('gives the burst clause a shard of its own, the last', () => {
    const [first, second, last] = splitClauses(IDS, 3, 20);
    expect(last).toEqual(['get.429']);
    expect([...(first ?? []), ...(second ?? [])]).not.toContain('get.429');
    expect(splitClauses(IDS, 1, 20)).toEqual([IDS]);
    expect(splitClauses(['get.200', 'get.404'], 2, 20).flat().sort()).toEqual(['get.200', 'get.404']);
  });
});

/** Shard `index` of `of`. Every clause passed except those in `replaced`. */
function shard(
  index: number,
  of: number,
  overrides: Partial<Conformance> = {},
  replaced: Record<string, Partial<ClauseRecord>> = {},
): ShardReport {
  const conformance = conformanceOf(replaced, { shard: shardOf(index, of) });
  return { name: `s${index}`, conformance: { ...conformance, ...overrides }, exchanges: new Map() };
}

describe('a merged run', () => {
  it('equals a single run, with each clause as its shard reports it', () => {
    const [failed = '', open = ''] = shardOf(2, 3).ids;
    const replaced = { [failed]: { outcome: 'fail' }, [open]: { outcome: 'not-exercised' } } as const;
    const shards = [shard(1, 3), shard(2, 3, {}, replaced), shard(3, 3)];
    expect(mergeProblems(shards)).toEqual([]);
    const { shard: _, ...whole } = conformanceOf(replaced);
    const { conformance } = mergeShards(shards);
    expect(conformance).toEqual({ ...whole, mergedFrom: 3, durationMs: 1235, requests: 3 * whole.requests });
    expect(conformance).toMatchObject({
      verdict: 'non-conformant',
      totals: { pass: IDS.length - 2, fail: 1, 'not-exercised': 1 },
    });
    expect(mergeShards([shard(1, 2), shard(2, 2)]).conformance.verdict).toBe('conformant');
  });

  it('adds what a shard found about a clause of another shard, once', () => {
    const [clause = ''] = shardOf(2, 3).ids;
    const found = (sid: string) => ({
      clause,
      evidence: 'natural' as const,
      finding: { message: 'the body has the sid', expected: `sid "${sid}"`, actual: 'no sid', curl: '', exchange: '' },
    });
    const withFindings = (index: number, ...findings: ReturnType<typeof found>[]) => {
      const one = shard(index, 3);
      const part = { index, of: 3, clauses: [...shardOf(index, 3).ids], findings };
      return { ...one, conformance: { ...one.conformance, shard: part } };
    };
    const shards = [withFindings(1, found('QU1')), shard(2, 3), withFindings(3, found('QU2'))];
    const { conformance } = mergeShards(shards);
    expect(conformance).toMatchObject({ verdict: 'non-conformant', totals: { pass: IDS.length - 1, fail: 1 } });
    expect(conformance.clauses.find(({ id }) => id === clause)).toMatchObject({
      outcome: 'fail',
      reason: 'the body has the sid',
      findings: [found('QU1').finding],
    });
    expect(() => serializeConformance(withFindings(1, found('QU1')).conformance)).not.toThrow();
  });

  it('lasts from the first start to the last end, and is interrupted if a shard is', () => {
    const late = { startedAt: '2026-01-02T03:05:00.000Z', durationMs: 2000, interrupted: true };
    const { conformance } = mergeShards([shard(1, 2), shard(2, 2, late)]);
    expect(conformance).toMatchObject({
      startedAt: '2026-01-02T03:04:05.678Z',
      durationMs: 56_322,
      verdict: 'incomplete',
      reason: 'the run was interrupted.',
    });
  });
});

describe('shards that do not belong to one run', () => {
  const { shard: _, ...whole } = conformanceOf();
  const other = (overrides: Partial<Conformance>) => [shard(1, 2), shard(2, 2, overrides)];

  it.each<[string, ShardReport[], string[]]>([
    ['a missing shard', [shard(1, 3), shard(3, 3)], ['shard 2/3 is missing']],
    [
      'a repeated shard',
      [shard(1, 2), shard(2, 2), { ...shard(2, 2), name: 'again' }],
      ['shard 2/2 is given 2 times: "s2", "again"'],
    ],
    [
      'a whole run instead of a shard',
      [shard(1, 2), { name: 'all', conformance: whole, exchanges: new Map() }],
      ['"all" is not a shard: it is a complete run'],
    ],
    ['another seed', other({ seed: 8 }), ['"s2" differs from "s1" in its seed: 8, not 7']],
    ['another number of runs', other({ runs: 5 }), ['"s2" differs from "s1" in its number of runs: 5, not 25']],
    ['another level', other({ level: 'core' }), ['"s2" differs from "s1" in its level: "core", not "full"']],
    [
      'another version',
      other({ suite: { ...whole.suite, version: '9.0.0' } }),
      ['"s2" differs from "s1" in its suite version: "9.0.0", not "0.1.0"'],
    ],
    [
      'other clauses',
      other({ suite: { ...whole.suite, clauses: 'sha256:x' } }),
      [`"s2" differs from "s1" in its clause set: "sha256:x", not "sha256:${'0'.repeat(64)}"`],
    ],
    [
      'another target',
      other({ target: { ...whole.target, baseUrl: 'http://h' } }),
      ['"s2" differs from "s1" in its target: "http://h", not "http://127.0.0.1:4010"'],
    ],
    [
      'other resources',
      other({ target: { ...whole.target, resources: ['Calls'] } }),
      ['"s2" differs from "s1" in its selection of resources: ["Calls"], not ["Queues"]'],
    ],
    [
      'another profile',
      other({ profile: { ...whole.profile, name: 'twilio' } }),
      ['"s2" differs from "s1" in its profile: "twilio", not "documented"'],
    ],
    [
      'another hook',
      other({ configuration: { hook: null, burst: null, otherAccount: true, values: {} } }),
      [
        '"s2" differs from "s1" in its configuration: {"burst":null,"hook":null,"otherAccount":true,"values":{}}, not null',
      ],
    ],
    [
      'another selection',
      other({ selection: { patterns: ['get.*'], clauses: ['get.200'] } }),
      ['"s2" differs from "s1" in its selection of clauses: ["get.*"], not null'],
    ],
    [
      'another number of shards',
      [shard(1, 2), shard(2, 3)],
      ['"s2" differs from "s1" in its number of shards: 3, not 2'],
    ],
    [
      'a clause in two shards and another in none',
      [
        shard(1, 2),
        shard(2, 2, {
          shard: { index: 2, of: 2, clauses: [...shardOf(2, 2).ids.slice(1), ...shardOf(1, 2).ids.slice(0, 1)] },
        }),
      ],
      [`no shard attempted ${shardOf(2, 2).ids[0]}`, `several shards attempted ${shardOf(1, 2).ids[0]}`],
    ],
  ])('%s', (_name, shards, problems) => {
    expect(mergeProblems(shards)).toEqual(problems);
  });
});

describe('the command', () => {
  it('merges the reports of shards, Allure results and exchanges included, and refuses an incomplete set', async () => {
    const { env } = await reference();
    const cwd = temporaryFolder();
    const clauses = ['get.200', 'get.404', 'auth.wrong-token'];
    const run = ['run', '--seed', '5', '--runs', '2', '--quiet', '--clause', ...clauses];
    const [one, two] = await Promise.all([
      runCommand([...run, '--shard', '1/2', '--out', 'a'], { cwd, env }),
      runCommand([...run, '--shard', '2/2', '--out', 'b'], { cwd, env }),
    ]);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(two.stdout).toMatch(/^incomplete at level core .*: the run is only shard 2 of 2; --clause/);

    const merged = await callCommand(['merge', 'a', 'b', '--out', 'all', '--json'], { cwd });
    expect(merged).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(merged.stdout)).toMatchObject({
      mergedFrom: 2,
      seed: 5,
      totals: { pass: clauses.length, 'not-exercised': IDS.length - clauses.length },
    });
    const out = join(cwd, 'all');
    const shards = ['recording-1.ndjson.gz', 'recording-2.ndjson.gz'];
    const others = readdirSync(join(cwd, 'a')).filter((name) => name !== 'recording.ndjson.gz');
    expect(readdirSync(out).sort()).toEqual([...others, ...shards].sort());
    const results = readdirSync(join(out, 'allure-results')).filter((name) => name.endsWith('-result.json'));
    expect(results).toHaveLength(3);
    const exchanges = readExchanges(readFileSync(join(out, 'exchanges.ndjson'), 'utf8'), clauses);
    expect([...exchanges.keys()]).toEqual(['get.200', 'get.404', 'auth.wrong-token']);

    const refused = (...args: string[]) => callCommand(['merge', ...args], { cwd });
    expect(await refused('a', '--out', 'c')).toEqual({
      code: 64,
      stdout: '',
      stderr: 'proofmark: merge: shard 2/2 is missing\n',
    });
    expect((await refused('a', 'b', '--out', 'a')).stderr).toBe(
      'proofmark: --out: "a" is the folder of a shard: name another folder\n',
    );
    expect((await refused('a', 'nowhere', '--out', 'c')).stderr).toBe(
      'proofmark: "nowhere" contains no report of a finished run: conformance.json (ENOENT)\n',
    );
    // a file of the shard contains the token from the environment in an encoded form
    const target = readFileSync(join(cwd, 'b', 'exchanges.ndjson'), 'utf8');
    const leaking = Buffer.from(`x:${env.TWILIO_AUTH_TOKEN}`).toString('base64');
    writeFileSync(
      join(cwd, 'b', 'exchanges.ndjson'),
      target.replace('HTTP/1.1\\n', `HTTP/1.1\\nX-Echo: ${leaking}\\n`),
    );
    writeFileSync(join(cwd, 'b', 'allure-results', 'more-attachment.txt'), `it was ${env.TWILIO_AUTH_TOKEN}`);
    expect(await callCommand(['merge', 'a', 'b', '--out', 'd', '--quiet'], { cwd, env })).toMatchObject({
      code: 70,
      stderr:
        'proofmark: internal error, please report it: not written, because it contains a secret: allure-results/more-attachment.txt and 1 more\n',
    });
    expect(readdirSync(join(cwd, 'd')).sort()).toEqual(
      readdirSync(out)
        .filter((name) => name !== 'exchanges.ndjson')
        .sort(),
    );
    expect(readdirSync(join(cwd, 'd', 'allure-results'))).not.toContain('more-attachment.txt');
    writeFileSync(join(cwd, 'b', 'exchanges.ndjson'), target);

    rmSync(join(cwd, 'b', 'allure-results'), { recursive: true });
    expect(await refused('a', 'b', '--out', 'c', '--quiet')).toMatchObject({
      code: 0,
      stderr: 'proofmark: no Allure report: "b" ran with --no-report\n',
    });
    writeFileSync(join(cwd, 'b', 'conformance.json'), '{}');
    const broken = await refused('a', 'b', '--out', 'c');
    expect(broken.code).toBe(64);
    expect(broken.stderr).toMatch(/^proofmark: b\/conformance\.json: does not match its schema: \/: lacks the member/);
  });
});
