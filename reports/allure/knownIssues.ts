/** Converts known deviations to Allure resolutions, which show the reason and the issue beside a failure. */
import type { resolveConfig } from '@allurereport/core';
import { getTestResultTestCaseId } from 'allure-js-commons/sdk/reporter';
import { fullNameOf } from './reporter.ts';

export interface KnownIssue {
  clause: string;
  reason: string;
  /** The URL of the issue. Without it, Allure shows only the reason. */
  link?: string;
}

type Resolutions = NonNullable<Parameters<typeof resolveConfig>[0]['resolutions']>;
type Rule = Resolutions['rules'][number];

/** The clauses of one issue. */
interface Tracked {
  /** The URL before the id. Allure builds links from a template. */
  before: string;
  id: string;
  clauses: string[];
  reasons: string[];
}

/**
 * Returns the Allure rules for the known issues. An issue with a usable link becomes an `issue`, which stays among the failures. Any
 * other becomes `accepted`. Neither changes a status or the verdict.
 */
export function resolutionsOf(issues: readonly KnownIssue[]): Pick<Resolutions, 'links' | 'rules'> {
  const tracked = new Map<string, Tracked>();
  const untracked: Rule[] = [];
  for (const { clause, reason, link } of issues) {
    const parts = link === undefined ? null : splitLink(link);
    const known = parts === null ? undefined : tracked.get(parts.id);
    if (parts !== null && known === undefined) {
      tracked.set(parts.id, { ...parts, clauses: [clause], reasons: [reason] });
    } else if (known !== undefined && known.before === parts?.before) {
      known.clauses.push(clause);
      if (!known.reasons.includes(reason)) known.reasons.push(reason);
    } else {
      // no usable link, or another tracker uses the same id: Allure needs unique ids
      const comment = link === undefined ? reason : `${reason} (${link})`;
      untracked.push({ resolution: 'accepted', testCaseId: [testCaseIdOf(clause)], comment });
    }
  }
  const all = [...tracked.values()];
  return {
    links: Object.fromEntries(all.map(({ before }) => [before, { urlTemplate: `${before}%s`, nameTemplate: '%s' }])),
    rules: [
      ...all.map(({ before, id, clauses, reasons }): Rule => {
        const testCaseId = clauses.map(testCaseIdOf);
        return { resolution: 'issue', issue: { id, type: before }, testCaseId, comment: reasons.join('; ') };
      }),
      ...untracked,
    ],
  };
}

/** Returns the Allure test case id of a clause. */
function testCaseIdOf(clause: string): string {
  const result = { fullName: fullNameOf(clause) } as Parameters<typeof getTestResultTestCaseId>[0];
  return getTestResultTestCaseId(result) ?? '';
}

/** Splits an http link before its last segment. Returns null if Allure could not rebuild the link from the parts. */
function splitLink(link: string): { before: string; id: string } | null {
  const [, before, id] = /^(https?:\/\/[^%]+\/)([^/%]+)$/.exec(link) ?? [];
  if (before === undefined || id === undefined) return null;
  return URL.canParse(link) && encodeURIComponent(id) === id ? { before, id } : null;
}
