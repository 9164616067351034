/** Decides whether a run may be certified, and whether its record is consistent with itself and with the contract. */
import type { ClauseRevision } from '../../specs/contract/revisions.ts';
import { waivedBy } from '../../specs/load.ts';
import type { Conformance, Kind, Outcome } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { loadProfile } from '../../specs/profile/profiles.ts';
import { builtInProfiles } from '../../specs/profile/readProfile.ts';
import { canonicalJson } from '../../specs/utils/digest.ts';
import { listed } from '../text/phrases.ts';
import { assess } from '../verdict/verdict.ts';

/** Returns why the run cannot be certified, or null. Any verdict can be certified. */
export function refusal({ shard, selection, interrupted, totals, suite }: Conformance): string | null {
  if (shard !== undefined)
    return `it is shard ${shard.index}/${shard.of} of a run: merge the shards and certify the merged run`;
  if (selection !== undefined) {
    return `--clause selected only part of the clauses (${listed(selection.patterns)}): certify a run of all clauses`;
  }
  if (interrupted === true) return 'the run was interrupted: certify a finished run';
  if (totals.error > 0) return 'an internal error of proofmark left a clause without a result';
  if (suite.revision === undefined) return 'its clauses match no frozen revision';
  return suite.code === undefined ? 'it does not name the suite that ran' : null;
}

/** Returns why the record cannot come from a run of that revision, one line each. */
export function recordProblems(conformance: Conformance, frozen: ClauseRevision): string[] {
  return [
    ...clauseProblems(conformance, frozen),
    ...waiverProblems(conformance, frozen),
    ...caseProblems(conformance),
    ...requestProblems(conformance),
    ...verdictProblems(conformance),
  ];
}

function clauseProblems({ suite, clauses, profile }: Conformance, frozen: ClauseRevision): string[] {
  const revision = `clause revision ${frozen.revision}`;
  const problems: string[] = [];
  if (suite.clauses !== frozen.digest)
    problems.push(`the clause digest of conformance.json does not match ${revision}`);
  const [ids, wanted] = [clauses.map(({ id }) => id), frozen.clauses.map(({ id }) => id)];
  if (canonicalJson(ids) !== canonicalJson(wanted)) {
    const lost = wanted.filter((id) => !ids.includes(id));
    const foreign = ids.filter((id, at) => !wanted.includes(id) || ids.indexOf(id) !== at);
    const which = [...lost.map((id) => `${id} is missing`), ...foreign.map((id) => `${id} does not belong`)];
    return [
      ...problems,
      `conformance.json does not contain the clauses of ${revision}: ${listed(which.length > 0 ? which : ['their order differs'])}`,
    ];
  }
  const overrides = overridesOf(profile);
  for (const clause of frozen.clauses) {
    const record = clauses.find(({ id }) => id === clause.id);
    if (record === undefined) continue;
    if (record.level !== clause.level) {
      problems.push(
        `conformance.json lists ${clause.id} at level ${record.level}; ${revision} lists it at ${clause.level}`,
      );
    }
    const allowed = overrides === null ? atMost(clause.kind) : [overrides.get(clause.id) ?? clause.kind];
    if (!allowed.includes(record.kind)) {
      problems.push(
        `conformance.json lists ${clause.id} as ${record.kind}; the profile makes it ${allowed.join(' or ')}`,
      );
    }
  }
  return problems;
}

/** Finds clauses that the record lowers without naming them in `waived`, and waivers that the record does not show. */
function waiverProblems({ clauses, profile, waived = [] }: Conformance, frozen: ClauseRevision): string[] {
  const known = builtInOf(profile);
  if (known !== null) {
    const expected = waivedBy(frozen.clauses, known);
    if (canonicalJson(expected) === canonicalJson(waived)) return [];
    return [
      `conformance.json does not name the clauses that the profile ${profile.name} waives: ${listed(expected.map(({ id }) => id)) || 'none'}`,
    ];
  }
  return frozen.clauses.flatMap(({ id, kind }) => {
    const record = clauses.find((clause) => clause.id === id);
    const waiver = waived.find((each) => each.id === id);
    const lowered = record !== undefined && record.kind !== kind ? record.kind : undefined;
    const isNamed = waiver !== undefined && waiver.kind === kind && (lowered === undefined || waiver.to === lowered);
    if (lowered !== undefined && !isNamed)
      return [`conformance.json lists ${id} as ${lowered}, but not among the waived clauses`];
    if (waiver?.to === 'not-applicable' && record?.outcome !== 'not-applicable')
      return [
        `conformance.json says that the profile makes ${id} not-applicable, but its outcome is ${record?.outcome}`,
      ];
    if (waiver !== undefined && waiver.to !== 'not-applicable' && lowered === undefined)
      return [`conformance.json says that the profile makes ${id} ${waiver.to}, but lists it as ${record?.kind}`];
    return [];
  });
}

const KINDS: readonly Kind[] = ['required', 'optional', 'check'];

/** A profile may lower a kind. */
const atMost = (kind: Kind): Kind[] => KINDS.slice(KINDS.indexOf(kind));

/** Returns the built-in profile of this version with the digest; null for any other profile. */
export function builtInOf({ name, digest }: Conformance['profile']): Profile | null {
  if (!builtInProfiles().includes(name)) return null;
  const known = loadProfile(name);
  return known.digest === digest ? known.profile : null;
}

/** Returns the kinds that a built-in profile of this version sets; null for any other profile. */
function overridesOf(profile: Conformance['profile']): Map<string, Kind> | null {
  const known = builtInOf(profile);
  if (known === null) return null;
  return new Map(
    Object.entries(known.clauses).flatMap(([id, { kind }]) => (kind === 'not-applicable' ? [] : [[id, kind]])),
  );
}

const CONTRARY: readonly Outcome[] = ['fail', 'warn', 'inconclusive', 'not-exercised', 'error'];

/** Finds clauses that passed although a case or a finding contradicts that. */
function caseProblems({ clauses }: Conformance): string[] {
  return clauses.flatMap(({ id, outcome, cases, findings }) => {
    if (outcome !== 'pass') return [];
    const contrary = cases.find((one) => CONTRARY.includes(one.outcome));
    if (contrary !== undefined) {
      return [
        `conformance.json says that ${id} passed, but the outcome of its case ${JSON.stringify(contrary.name)} is ${contrary.outcome}`,
      ];
    }
    return findings.length > 0 ? [`conformance.json says that ${id} passed, but has a finding for it`] : [];
  });
}

/** The total includes the requests of every clause, and those that the clauses share. */
function requestProblems({ clauses, requests }: Conformance): string[] {
  const least = clauses.reduce((sum, clause) => sum + clause.requests, 0);
  return requests >= least ? [] : [`conformance.json says that requests is ${requests}; its clauses sent ${least}`];
}

/** Computes the verdict again from the outcomes and compares it. */
function verdictProblems(conformance: Conformance): string[] {
  const { level, clauses, waived = [] } = conformance;
  const assessment = assess(clauses, { level, selection: null, interrupted: false, waived });
  const facts: [name: string, stated: unknown, computed: unknown][] = [
    ['verdict', conformance.verdict, assessment.verdict],
    ['reason', conformance.reason, assessment.reason],
    ['totals', conformance.totals, assessment.totals],
    ['attained', conformance.attained, assessment.attained],
  ];
  return facts
    .filter(([, stated, computed]) => canonicalJson(stated) !== canonicalJson(computed))
    .map(([name, stated, computed]) => {
      return `conformance.json says that ${name} is ${canonicalJson(stated)}; its outcomes give ${canonicalJson(computed)}`;
    });
}
