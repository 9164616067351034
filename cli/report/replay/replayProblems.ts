/** Compares a report with what its recordings give. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { RecordingHeader } from '../../../client/recording/header.ts';
import { buildConformance, type RunFacts } from '../../../reports/record/conformance.ts';
import { exchangesText } from '../../../reports/record/exchanges.ts';
import { count, listed } from '../../../reports/text/phrases.ts';
import { loadClauses, resolveKinds, waivedBy } from '../../../specs/load.ts';
import type { ClauseRecord, Conformance } from '../../../specs/model.ts';
import { dataDigest, sha256 } from '../../../specs/utils/digest.ts';
import { errorCode } from '../../process/errors.ts';
import { suiteDigest } from '../../run/suiteDigest.ts';
import type { Report } from '../readReport.ts';
import { type Replayed, replayRun } from './replayRun.ts';

/** Why the report does not follow from its recordings, one line each; empty if it does. */
export async function replayProblems(dir: string, report: Report): Promise<string[]> {
  const { conformance } = report;
  const { recordings = [] } = conformance;
  if (recordings.length === 0) return ['conformance.json names no recording, so nothing can be replayed'];
  const parts: Replayed[] = [];
  for (const { name, digest } of recordings) {
    const bytes = await readFile(join(dir, name)).catch((error: unknown) => errorCode(error) ?? 'unknown');
    if (typeof bytes === 'string') return [`${name} cannot be read (${bytes})`];
    const found = sha256(bytes);
    if (found !== digest) return [`${name} is not the recorded file: its digest is ${found}, not ${digest}`];
    try {
      parts.push(await replayRun(join(dir, name), conformance.suite.revision));
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
  }
  const problems = [
    ...recordings.flatMap(({ name }, at) => {
      const part = parts[at];
      return part === undefined ? [] : [...headerProblems(name, part.header, conformance), ...keyProblems(name, part)];
    }),
    ...recordProblems(parts, report),
  ];
  if (problems.length > 0 && conformance.suite.code !== suiteDigest())
    problems.push('another build of proofmark made the report, so the differences may come from the code');
  return problems;
}

/** The recording names the target, profile and settings that the report states. */
function headerProblems(name: string, header: RecordingHeader, conformance: Conformance): string[] {
  const { target, profile, level, seed, runs, configuration } = conformance;
  const facts: [what: string, stated: unknown, recorded: unknown][] = [
    ['target.baseUrl', target.baseUrl, header.baseUrl],
    ['target.resources', target.resources, header.resources],
    ['target.insecure', target.insecure === true, header.insecure],
    ['profile.name', profile.name, header.profile.name],
    ['profile.digest', profile.digest, dataDigest(header.profile)],
    ['level', level, header.level],
    ['seed', seed, header.seed],
    ['runs', runs, header.runs],
    ['configuration.burst', configuration?.burst ?? null, header.burst],
    ['configuration.otherAccount', configuration?.otherAccount ?? false, header.other !== null],
    ['configuration.values', configuration?.values ?? {}, header.values],
  ];
  return facts
    .filter(([, stated, recorded]) => !isDeepStrictEqual(stated, recorded))
    .map(([what, stated, recorded]) => `${what} is ${JSON.stringify(stated)}; ${name} has ${JSON.stringify(recorded)}`);
}

function keyProblems(name: string, { differences }: Replayed): string[] {
  if (differences.length === 0) return [];
  const shown = differences.map(({ key, what }) => `${key} (${what})`);
  return [`${name} does not hold the exchanges of the run: ${listed(shown)}`];
}

/** The records, the verdict and the evidence follow from the recorded exchanges. */
function recordProblems(parts: readonly Replayed[], { conformance, files }: Report): string[] {
  const replayed = rebuilt(parts, conformance);
  const clauses = conformance.clauses.flatMap((stated) => {
    const given = replayed.conformance.clauses.find(({ id }) => id === stated.id);
    const different = changedMembers(timeless(stated), given === undefined ? {} : timeless(given));
    if (different.length === 0) return [];
    if (given !== undefined && given.outcome !== stated.outcome)
      return [
        `${stated.id} is ${stated.outcome}; the recording gives ${given.outcome}: ${given.reason ?? 'no reason'}`,
      ];
    return [`${stated.id}: the recording gives another ${listed(different)}`];
  });
  const verdict = (['verdict', 'reason', 'attained', 'totals', 'waived'] as const)
    .filter((name) => !isDeepStrictEqual(conformance[name], replayed.conformance[name]))
    .map(
      (name) =>
        `${name} is ${JSON.stringify(conformance[name])}; the recording gives ${JSON.stringify(replayed.conformance[name])}`,
    );
  const sent = parts.reduce((sum, { requests }) => sum + requests, 0);
  const fewer =
    conformance.requests < sent
      ? [`requests is ${conformance.requests}; the recordings hold ${count(sent, 'request')}`]
      : [];
  const evidence = exchangesText(replayed.records) === files.exchanges.toString('utf8');
  return [
    ...clauses,
    ...verdict,
    ...fewer,
    ...(evidence ? [] : ['exchanges.ndjson does not show the recorded exchanges']),
  ];
}

/** The report that the recordings give. Facts that no exchange shows are those of the report. */
function rebuilt(
  parts: readonly Replayed[],
  conformance: Conformance,
): { conformance: Conformance; records: ClauseRecord[] } {
  const { selection, shard, suite, interrupted = false } = conformance;
  const [first] = parts;
  const all = loadClauses(suite.revision);
  const profile = first?.header.profile ?? { clauses: {} };
  const byId = new Map(parts.flatMap(({ records }) => records).map((record) => [record.id, record]));
  const kinds = resolveKinds(all, profile);
  const records = kinds.flatMap(({ id, kind }) => {
    const record = byId.get(id);
    return record === undefined ? [] : [{ ...record, kind }];
  });
  const facts: RunFacts = {
    ...conformance,
    selection: selection === undefined ? null : { patterns: selection.patterns, ids: selection.clauses },
    shard: shard === undefined ? null : { index: shard.index, of: shard.of, ids: shard.clauses },
    interrupted,
    startedAt: new Date(conformance.startedAt),
    waived: waivedBy(all, profile),
    clauses: kinds,
  };
  return { conformance: buildConformance(records, facts), records };
}

/** A record without its duration. */
function timeless(record: Conformance['clauses'][number]): Record<string, unknown> {
  return { ...record, durationMs: 0 };
}

function changedMembers(one: Record<string, unknown>, other: Record<string, unknown>): string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  // both sides as JSON, because a report is a file
  const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
  return names.filter((name) => !isDeepStrictEqual(plain(one[name]), plain(other[name])));
}
