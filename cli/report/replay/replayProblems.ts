/** Compares a report with what its recordings give. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { RecordingHeader } from '../../../client/recording/header.ts';
import type { Difference } from '../../../client/recording/player.ts';
import { readRecording } from '../../../client/recording/read.ts';
import { exchangesText } from '../../../reports/record/exchanges.ts';
import { count, listed } from '../../../reports/text/phrases.ts';
import type { Conformance } from '../../../specs/model.ts';
import { sha256 } from '../../../specs/utils/digest.ts';
import { errorCode } from '../../process/errors.ts';
import { suiteDigest } from '../../run/suiteDigest.ts';
import type { Report } from '../readReport.ts';
import { headerProblems } from './headerProblems.ts';
import { type Replayed, replayRun } from './replayRun.ts';
import { reportFrom, type StatedFacts } from './reportFrom.ts';

/** Why the report does not follow from its recordings, one line each; empty if it does. */
export async function replayProblems(dir: string, report: Report): Promise<string[]> {
  const { conformance } = report;
  const { recordings = [] } = conformance;
  if (recordings.length === 0) return ['conformance.json names no recording, so nothing can be replayed'];
  const files: Recorded[] = [];
  for (const { name, digest } of recordings) {
    const file = await readDigested(join(dir, name), digest);
    if (typeof file === 'string') return [`${name} ${file}`];
    files.push({ name, ...file });
  }
  const foreign = files.flatMap(({ name, header }) => headerProblems(name, header, conformance));
  if (foreign.length > 0) return foreign;
  const parts: Replayed[] = [];
  for (const { name } of files) {
    try {
      parts.push(await replayRun(join(dir, name), conformance.suite.revision));
    } catch (error) {
      // a recording from elsewhere may contain anything
      return [`${name} cannot be replayed: ${error instanceof Error ? error.message : String(error)}`];
    }
  }
  const problems = [
    ...files.flatMap(({ name }, at) => keyProblems(name, parts[at]?.differences ?? [])),
    ...recordProblems(parts, report),
    ...requestProblems(files, conformance),
  ];
  if (problems.length > 0 && conformance.suite.code !== suiteDigest())
    problems.push('another build of proofmark made the report, so the differences may come from the code');
  return problems;
}

interface Recorded {
  name: string;
  header: RecordingHeader;
  /** The number of recorded requests. */
  requests: number;
}

/** Reads the recording if it has the digest; otherwise returns what is wrong with it. */
export async function readDigested(file: string, digest: string): Promise<Omit<Recorded, 'name'> | string> {
  const bytes = await readFile(file).catch((error: unknown) => errorCode(error));
  if (typeof bytes === 'string') return `cannot be read (${bytes})`;
  const found = sha256(bytes);
  if (found !== digest) return `is not the recorded file: its digest is ${found}, not ${digest}`;
  try {
    const { header, lines } = readRecording(file);
    return { header, requests: lines.filter((line) => 'key' in line).length };
  } catch (error) {
    return `is no complete recording: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function keyProblems(name: string, differences: readonly Difference[]): string[] {
  if (differences.length === 0) return [];
  const shown = differences.map(({ key, what }) => `${key} (${what})`);
  return [`${name} does not hold the exchanges of the run: ${listed(shown)}`];
}

/** The clean-up counts too. */
function requestProblems(files: readonly Recorded[], { requests }: Conformance): string[] {
  const recorded = files.reduce((sum, file) => sum + file.requests, 0);
  return requests === recorded ? [] : [`requests is ${requests}; the recording holds ${count(recorded, 'request')}`];
}

/** The records, the verdict and the evidence follow from the recorded exchanges. */
function recordProblems(parts: readonly Replayed[], { conformance, files }: Report): string[] {
  const replayed = reportFrom(parts, statedFacts(conformance));
  const clauses = conformance.clauses.flatMap((stated) => {
    const given = replayed.conformance.clauses.find(({ id }) => id === stated.id);
    const different = changedMembers(timeless(stated), given === undefined ? {} : timeless(given));
    if (different.length === 0) return [];
    if (given !== undefined && given.outcome !== stated.outcome)
      return [
        `${stated.id} is ${stated.outcome}; the recording gives ${given.outcome}: ${(given.reason ?? 'no reason').split('\n')[0]}`,
      ];
    return [`${stated.id}: the recording gives another ${listed(different)}`];
  });
  const members = (['verdict', 'reason', 'attained', 'totals', 'waived', 'shard', 'mergedFrom'] as const)
    .map((name) => [name, plain(conformance[name]), plain(replayed.conformance[name])] as const)
    .filter(([, stated, given]) => !isDeepStrictEqual(stated, given))
    .map(
      ([name, stated, given]) => `${name} is ${JSON.stringify(stated)}; the recording gives ${JSON.stringify(given)}`,
    );
  return [
    ...clauses,
    ...members,
    ...evidenceProblems(files.exchanges.toString('utf8'), exchangesText(replayed.records)),
  ];
}

function evidenceProblems(stated: string, given: string): string[] {
  if (stated === given) return [];
  const [lines, wanted] = [stated.split('\n'), given.split('\n')];
  if (lines.length !== wanted.length)
    return [`exchanges.ndjson has ${count(lines.length - 1, 'line')}; the recording gives ${wanted.length - 1}`];
  const at = lines.findIndex((line, index) => line !== wanted[index]);
  return [`line ${at + 1} of exchanges.ndjson is not the recorded exchange`];
}

/** The facts of the report that no exchange shows. */
export function statedFacts(conformance: Conformance): StatedFacts {
  const { selection, startedAt, interrupted = false } = conformance;
  return {
    ...conformance,
    selection: selection === undefined ? null : { patterns: selection.patterns, ids: selection.clauses },
    interrupted,
    startedAt: new Date(startedAt),
  };
}

/** A record without its duration. */
function timeless(record: Conformance['clauses'][number]): Record<string, unknown> {
  return { ...record, durationMs: 0 };
}

function changedMembers(one: Record<string, unknown>, other: Record<string, unknown>): string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.filter((name) => !isDeepStrictEqual(plain(one[name]), plain(other[name])));
}

/** The value as a file holds it. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
