/** How a target is brought to what a clause speaks of. */
import type { Clause, Conformance } from '../../specs/model.ts';

/** In one sentence: by which way a clause is reached, and what that takes. */
export function howProbed({ id, level, cell }: Clause): string {
  if (cell?.status === 304) return 'by a conditional request with the validator that a 200 gave';
  if (level === 'full' && cell !== undefined) {
    return `through --hook${cell.status === 429 ? ', or by a load with --burst' : ''}; without it not exercised`;
  }
  if (id === 'auth.other-account') return 'with the second account (--other-account-sid); without it not exercised';
  return 'on resources that the run itself creates and removes; each refusal beside the same request put right, accepted';
}

export interface Remedy {
  /** What to add to the command line, where that is the remedy. */
  flags: string;
  advice: string;
}

const BY_REASON: readonly (Remedy & { pattern: RegExp })[] = [
  { pattern: /^not selected by --clause/, flags: '', advice: 'Run without --clause.' },
  { pattern: /^left to the other shards/, flags: 'merge DIR…', advice: 'Merge this shard with the others.' },
  { pattern: /^(interrupted|the run was interrupted)/, flags: '', advice: 'Let a run come to its end.' },
  {
    pattern: /^the target refuses the given credentials everywhere/,
    flags: '--account-sid … --auth-token …',
    advice: 'Give credentials that the target accepts: nothing can be tried without them.',
  },
  { pattern: /^the limit of \d+ requests/, flags: '--max-requests N', advice: 'Allow more requests.' },
  { pattern: /^one request at a time/, flags: '--concurrency 8', advice: 'Allow simultaneous requests.' },
  {
    pattern: /^no read-only resource/,
    flags: '--resource Balance …',
    advice: 'Let the run touch a read-only resource: a 405 is provoked there.',
  },
  {
    pattern: /^the hook is honoured on no method/,
    flags: "--hook '…{status}…'",
    advice: 'Name a hook that the target honours.',
  },
  {
    pattern: /^Location leads/,
    flags: '',
    advice: 'Let the redirect stay at the origin and below the base URL: credentials are given to nobody else.',
  },
];

/** What would have it exercised next time; null where nothing but the target itself can be changed. */
export function remedyFor({ id, cell }: Clause, reason: string | null): Remedy | null {
  const told = BY_REASON.find(({ pattern }) => pattern.test(reason ?? ''));
  if (told !== undefined) return { flags: told.flags, advice: told.advice };
  if (id === 'auth.other-account') {
    return {
      flags: '--other-account-sid SID',
      advice: 'Name a second account, its token in PROOFMARK_OTHER_AUTH_TOKEN.',
    };
  }
  if (cell?.status === 304) {
    return { flags: '', advice: 'Let a resource that the run may read send an ETag or a Last-Modified.' };
  }
  if (cell?.status === 429) {
    return {
      flags: "--hook 'Prefer: code={status}'",
      advice: 'Name the hook by which the target can be told to answer 429, or provoke it by load: --burst N.',
    };
  }
  if (cell !== undefined && [302, 500, 503].includes(cell.status)) {
    return {
      flags: "--hook 'Prefer: code={status}'",
      advice: 'Name the hook, a header, a query or a path, by which the target can be told to answer a status.',
    };
  }
  return null;
}

/** The message that names both causes, when the target refuses the given credentials everywhere; else null. */
export function refusedEverywhere({ clauses }: Conformance): string | null {
  const valid = clauses.find(({ id }) => id === 'auth.valid-credentials');
  const nothingElse = clauses.every(({ id, outcome }) => id === valid?.id || outcome.startsWith('not-'));
  return valid?.outcome === 'fail' && nothingElse ? (valid.findings[0]?.message ?? valid.reason) : null;
}
