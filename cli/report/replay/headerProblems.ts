/** Compares the settings in a recording with those that the report states. */
import { isDeepStrictEqual } from 'node:util';
import { type RecordingHeader, settingsOf } from '../../../client/recording/header.ts';
import { redactorFor } from '../../../client/redaction/redactor.ts';
import type { Conformance } from '../../../specs/model.ts';
import { dataDigest } from '../../../specs/utils/digest.ts';
import { configurationOf, targetOf } from '../../run/runFacts.ts';

/** Why the recording cannot be that of the run, one line each. */
export function headerProblems(name: string, header: RecordingHeader, conformance: Conformance): string[] {
  const { target, profile, level, seed, runs, configuration } = conformance;
  const settings = settingsOf(header, name);
  const redact = redactorFor(settings);
  const recorded = targetOf(settings, (text) => redact(text, 'own'));
  const facts: [what: string, stated: unknown, recorded: unknown][] = [
    ['target.baseUrl', target.baseUrl, recorded.baseUrl],
    ['target.resources', target.resources, recorded.resources],
    ['target.insecure', target.insecure, recorded.insecure],
    ['target.proxy', target.proxy, recorded.proxy],
    ['profile.name', profile.name, header.profile.name],
    ['profile.digest', profile.digest, dataDigest(header.profile)],
    ['level', level, header.level],
    ['seed', seed, header.seed],
    ['runs', runs, header.runs],
    ['configuration', configuration, configurationOf(settings)],
  ];
  const different = facts
    .filter(([, stated, found]) => !isDeepStrictEqual(stated, found))
    .map(([what, stated, found]) => `${what} is ${shown(stated)}; ${name} has ${shown(found)}`);
  return [...different, ...timeProblems(name, header, conformance)];
}

function timeProblems(name: string, header: RecordingHeader, { startedAt, durationMs }: Conformance): string[] {
  const began = Date.parse(header.startedAt);
  const start = Date.parse(startedAt);
  if (began >= start && began <= start + durationMs) return [];
  return [`startedAt is ${startedAt}, and the run took ${durationMs} ms; ${name} began at ${header.startedAt}`];
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
