/** Known deviations as Allure's resolutions: the report shows beside a failure that it is known, why, and where it is tracked. */
import type { resolveConfig } from '@allurereport/core';
import { getTestResultTestCaseId } from 'allure-js-commons/sdk/reporter';
import { fullNameOf } from './reporter.ts';

export interface KnownIssue {
  clause: string;
  reason: string;
  /** Where it is tracked; without it the reason alone is shown. */
  link?: string;
}

type Resolutions = NonNullable<Parameters<typeof resolveConfig>[0]['resolutions']>;
type Rule = Resolutions['rules'][number];

/** Clauses that one issue stands for. */
interface Tracked {
  /** What the id is put behind: Allure makes links from a template. */
  before: string;
  id: string;
  clauses: string[];
  reasons: string[];
}

/**
 * Allure's rules for the issues. One that a tracker has becomes an `issue`, which stays among the failures; any other can only be
 * `accepted`. Neither changes a status, let alone the verdict.
 */
export function resolutionsOf(issues: readonly KnownIssue[]): Pick<Resolutions, 'links' | 'rules'> {
  const tracked = new Map<string, Tracked>();
  const untracked: Rule[] = [];
  for (const { clause, reason, link } of issues) {
    const place = link === undefined ? null : placeOf(link);
    const known = place === null ? undefined : tracked.get(place.id);
    if (place !== null && known === undefined) {
      tracked.set(place.id, { ...place, clauses: [clause], reasons: [reason] });
    } else if (known !== undefined && known.before === place?.before) {
      known.clauses.push(clause);
      if (!known.reasons.includes(reason)) known.reasons.push(reason);
    } else {
      // also where two trackers use one id: Allure wants them unique
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

/** The id under which Allure knows the test of a clause. */
function testCaseIdOf(clause: string): string {
  const result = { fullName: fullNameOf(clause) } as Parameters<typeof getTestResultTestCaseId>[0];
  return getTestResultTestCaseId(result) ?? '';
}

/** An http link taken apart before its last segment; null where it cannot be put together again from that. */
function placeOf(link: string): { before: string; id: string } | null {
  const [, before, id] = /^(https?:\/\/[^%]+\/)([^/%]+)$/.exec(link) ?? [];
  if (before === undefined || id === undefined) return null;
  return URL.canParse(link) && encodeURIComponent(id) === id ? { before, id } : null;
}
