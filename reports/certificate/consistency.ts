/** Whether the record of a run may be certified, and whether it is consistent with itself and with the contract. */

import type { ClauseRevision } from '../../specs/contract/revisions.ts';
import type { Conformance, Kind, Outcome } from '../../specs/model.ts';
import { builtInProfiles } from '../../specs/profile/readProfile.ts';
import { loadProfile } from '../../specs/profile/profiles.ts';
import { canonicalJson } from '../../specs/utils/digest.ts';
import { listed } from '../text/phrases.ts';
import { assess } from '../verdict/verdict.ts';

/** Why a certificate of this run would say less than it seems to, or null. Whatever its verdict is can be stated. */
export function refusal({ shard, selection, interrupted, totals, suite }: Conformance): string | null {
  if (shard !== undefined) return `it is shard ${shard.index}/${shard.of} of a run: merge the shards and certify that`;
  if (selection !== undefined) {
    return `only what --clause selects was attempted (${listed(selection.patterns)}): certify a run of all clauses`;
  }
  if (interrupted === true) return 'the run was interrupted: certify one that came to its end';
  if (totals.error > 0) return 'the run met an error of proofmark’s own, which leaves its clause unjudged';
  if (suite.revision === undefined) return 'its clauses are of no frozen revision';
  return suite.code === undefined ? 'it does not say which suite ran' : null;
}

/** Why the record cannot be what a run of that revision left behind, one line each. */
export function recordProblems(conformance: Conformance, frozen: ClauseRevision): string[] {
  return [...clauseProblems(conformance, frozen), ...caseProblems(conformance), ...verdictProblems(conformance)];
}

function clauseProblems({ suite, clauses, profile }: Conformance, frozen: ClauseRevision): string[] {
  const revision = `clause revision ${frozen.revision}`;
  const problems: string[] = [];
  if (suite.clauses !== frozen.digest) problems.push(`conformance.json names other clauses than those of ${revision}`);
  const [ids, wanted] = [clauses.map(({ id }) => id), frozen.clauses.map(({ id }) => id)];
  if (canonicalJson(ids) !== canonicalJson(wanted)) {
    const lost = wanted.filter((id) => !ids.includes(id));
    const foreign = ids.filter((id, at) => !wanted.includes(id) || ids.indexOf(id) !== at);
    const which = [...lost.map((id) => `${id} is missing`), ...foreign.map((id) => `${id} is too many`)];
    return [
      ...problems,
      `conformance.json does not hold the clauses of ${revision}: ${listed(which.length > 0 ? which : ['they are in another order'])}`,
    ];
  }
  const overrides = overridesOf(profile);
  for (const clause of frozen.clauses) {
    const record = clauses.find(({ id }) => id === clause.id);
    if (record === undefined) continue;
    if (record.level !== clause.level) {
      problems.push(
        `conformance.json has ${clause.id} at level ${record.level}; ${revision} has it at ${clause.level}`,
      );
    }
    const allowed = overrides === null ? atMost(clause.kind) : [overrides.get(clause.id) ?? clause.kind];
    if (!allowed.includes(record.kind)) {
      problems.push(
        `conformance.json has ${clause.id} as ${record.kind}; under the profile it is ${allowed.join(' or ')}`,
      );
    }
  }
  return problems;
}

const KINDS: readonly Kind[] = ['required', 'optional', 'check'];

/** A profile may lower a kind. */
const atMost = (kind: Kind): Kind[] => KINDS.slice(KINDS.indexOf(kind));

/** The kinds that the profile gives, where it is one of ours as it stands today; null where only its owner knows. */
function overridesOf({ name, digest }: Conformance['profile']): Map<string, Kind> | null {
  if (!builtInProfiles().includes(name)) return null;
  const known = loadProfile(name);
  if (known.digest !== digest) return null;
  return new Map(
    Object.entries(known.profile.clauses).flatMap(([id, { kind }]) => (kind === 'not-applicable' ? [] : [[id, kind]])),
  );
}

const CONTRARY: readonly Outcome[] = ['fail', 'warn', 'inconclusive', 'not-exercised', 'error'];

/** A clause passes only if all its cases do. */
function caseProblems({ clauses }: Conformance): string[] {
  return clauses.flatMap(({ id, outcome, cases, findings }) => {
    if (outcome !== 'pass') return [];
    const contrary = cases.find((one) => CONTRARY.includes(one.outcome));
    if (contrary !== undefined) {
      return [`conformance.json has ${id} passed, and its case ${JSON.stringify(contrary.name)} ${contrary.outcome}`];
    }
    return findings.length > 0 ? [`conformance.json has ${id} passed, and a finding against it`] : [];
  });
}

/** The verdict and all that goes with it, computed anew from the outcomes. */
function verdictProblems(conformance: Conformance): string[] {
  const { level, clauses } = conformance;
  const computed = assess(clauses, { level, selection: null, interrupted: false });
  const requests = clauses.reduce((sum, clause) => sum + clause.requests, 0);
  const facts: [name: string, said: unknown, follows: unknown][] = [
    ['verdict', conformance.verdict, computed.verdict],
    ['reason', conformance.reason, computed.reason],
    ['totals', conformance.totals, computed.totals],
    ['attained', conformance.attained, computed.attained],
    ['requests', conformance.requests, requests],
  ];
  return facts
    .filter(([, said, follows]) => canonicalJson(said) !== canonicalJson(follows))
    .map(([name, said, follows]) => {
      return `conformance.json says ${name} ${canonicalJson(said)}; its outcomes give ${canonicalJson(follows)}`;
    });
}
