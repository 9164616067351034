/** What the Allure report shows beside the test results. */
import type { KnownIssue } from '../../reports/allure/knownIssues.ts';
import { count } from '../../reports/text/phrases.ts';
import { packageVersion } from '../../specs/load.ts';
import type { Conformance, Level } from '../../specs/model.ts';

/** The report's "environment" table. No fact may be secret. */
export function allureEnvironment(facts: {
  target: string;
  insecure?: boolean;
  /** Without userinfo. */
  proxy?: string;
  profile: string;
  resources: readonly string[];
  level: Level;
  seed: number;
  runs: number;
}): Record<string, string> {
  return {
    Target: facts.target,
    ...(facts.insecure === true ? { Certificate: 'not verified (--insecure)' } : {}),
    ...(facts.proxy === undefined ? {} : { Proxy: facts.proxy }),
    Profile: facts.profile,
    Resources: facts.resources.join(', '),
    Level: facts.level,
    Seed: String(facts.seed),
    Runs: String(facts.runs),
    proofmark: packageVersion(),
    Node: process.version,
  };
}

/** The facts at the top of the report. If there are more than eight facts, the failures move off the screen. */
export function allureSummary({
  verdict,
  level,
  attained,
  totals,
  profile,
  seed,
  waived = [],
}: Conformance): Record<string, string> {
  const { core, full } = attained;
  return {
    Verdict: verdict,
    'Asked for': `level ${level}`,
    'Level core': `${core.passed} of ${core.of} required`,
    'Level full': `${full.passed} of ${full.of} required`,
    ...(totals.fail === 0 ? {} : { Failed: count(totals.fail, 'clause') }),
    ...(totals['not-exercised'] === 0 ? {} : { 'Not exercised': count(totals['not-exercised'], 'clause') }),
    Profile: waived.length === 0 ? profile.name : `${profile.name}, waives ${count(waived.length, 'clause')}`,
    Seed: String(seed),
  };
}

/** The failures that the baseline lists. */
export function knownIssues({ gate }: Conformance): KnownIssue[] {
  return (gate?.known ?? []).map(({ clause, reason, issue }) => ({
    clause,
    reason,
    ...(issue === undefined ? {} : { link: issue }),
  }));
}
