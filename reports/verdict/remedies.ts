/** How a clause is probed, and what the user can do about a clause that was not exercised. */
import type { Clause, Conformance } from '../../specs/model.ts';

/** Says how a clause is probed and what it needs. */
export function howProbed({ id, level, cell }: Clause): string {
  if (cell?.status === 304) return 'by a conditional request with the validator of a 200 response';
  if (level === 'full' && cell !== undefined) {
    return `with --hook${cell.status === 429 ? ' or --burst' : ''}; not exercised without it`;
  }
  if (id === 'auth.other-account') return 'with a second account (--other-account-sid); not exercised without it';
  return 'on resources that the run creates and deletes; each refused request has a corrected control that is accepted';
}

export interface Remedy {
  /** The flags to add, or an empty string. */
  flags: string;
  advice: string;
}

/** Remedies by the text of the reason. */
const BY_REASON: readonly (Remedy & { pattern: RegExp })[] = [
  { pattern: /^not selected by --clause/, flags: '', advice: 'Run without --clause.' },
  { pattern: /^assigned to another shard/, flags: 'merge DIR…', advice: 'Merge this shard with the others.' },
  { pattern: /^(interrupted|the run was interrupted)/, flags: '', advice: 'Let the run finish.' },
  {
    pattern: /credentials everywhere/,
    flags: '--account-sid … --auth-token …',
    advice: 'Give credentials that the target accepts. No clause can be exercised without them.',
  },
  { pattern: / of \d+ requests\b|--max-requests/, flags: '--max-requests N', advice: 'Allow more requests.' },
  { pattern: /^one request at a time|--concurrency/, flags: '--concurrency 8', advice: 'Allow concurrent requests.' },
  {
    pattern: /\bread-only resource\b/,
    flags: '--resource Balance …',
    advice: 'Select a read-only resource: the run provokes a 405 there.',
  },
  {
    pattern: /^no method honours the hook/,
    flags: "--hook '…{status}…'",
    advice: 'Give a hook that the target honours.',
  },
  {
    pattern: /^Location /,
    flags: '',
    advice: 'Make the redirect stay below the base URL. The run sends credentials nowhere else.',
  },
];

/** Returns what exercises the clause next time, or null if only a change of the target can. */
export function remedyFor({ id, cell }: Clause, reason: string | null): Remedy | null {
  const known = BY_REASON.find(({ pattern }) => pattern.test(reason ?? ''));
  if (known !== undefined) return { flags: known.flags, advice: known.advice };
  if (id === 'auth.other-account') {
    return {
      flags: '--other-account-sid SID',
      advice: 'Give a second account, and its token in PROOFMARK_OTHER_AUTH_TOKEN.',
    };
  }
  if (cell?.status === 304) {
    return { flags: '', advice: 'Make a readable resource send an ETag or Last-Modified header.' };
  }
  if (cell?.status === 429) {
    return {
      flags: "--hook 'Prefer: code={status}'",
      advice: 'Give the hook that makes the target answer 429, or provoke it by load with --burst N.',
    };
  }
  if (cell !== undefined && [302, 500, 503].includes(cell.status)) {
    return {
      flags: "--hook 'Prefer: code={status}'",
      advice: 'Give the hook (a header, query or path) that makes the target answer a given status.',
    };
  }
  return null;
}

/** Returns the message of the failed credentials check if the target refused the credentials everywhere; otherwise null. */
export function refusedEverywhere({ clauses }: Conformance): string | null {
  const valid = clauses.find(({ id }) => id === 'auth.valid-credentials');
  const nothingElse = clauses.every(({ id, outcome }) => id === valid?.id || outcome.startsWith('not-'));
  return valid?.outcome === 'fail' && nothingElse ? (valid.findings[0]?.message ?? valid.reason) : null;
}
