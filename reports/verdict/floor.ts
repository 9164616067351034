/** The floor of a verdict: what a run must prove at least, whatever its profile offers or waives. */
import type { ClauseRecord, Level, Waiver } from '../../specs/model.ts';

type JudgedRecord = Pick<ClauseRecord, 'id' | 'kind' | 'level' | 'outcome'>;

/** Clauses that pass only if the target accepted a write. */
const WRITES = /^(post|put|overload\.put)\.20[01]$|^write\.(round-trip|partial-update)$|^media\.form-accepted$/;
/** Clauses that pass only if the target refused a wrong token. A refusal of no credentials, or of an unknown account, does not prove that. */
const REFUSALS = /^auth\.(wrong-token|near-miss-token)$|\.401$/;

/** Why the run proves too little for `conformant`; empty if it proves enough. */
export function belowFloor(records: readonly JudgedRecord[], level: Level, waived: readonly Waiver[]): string[] {
  const passed = records.filter(({ outcome }) => outcome === 'pass');
  const waivedKinds = new Map(waived.map(({ id, kind }) => [id, kind]));
  const ofLevel = (record: JudgedRecord) =>
    (waivedKinds.get(record.id) ?? record.kind) === 'required' && (level === 'full' || record.level === 'core');
  const [all, reached] = [records.filter(ofLevel).length, passed.filter(ofLevel).length];
  return [
    ...(passed.some(({ id }) => WRITES.test(id)) ? [] : ['no clause proves that the target accepts a write']),
    ...(passed.some(({ id }) => REFUSALS.test(id)) ? [] : ['no clause proves that it refuses wrong credentials']),
    ...(reached * 2 >= all ? [] : [`only ${reached} of the ${all} clauses of level ${level} passed`]),
  ];
}
