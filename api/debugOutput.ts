/**
 * If `DEBUG` is set, some libraries print requests on stderr. The command unsets `DEBUG`. `certify()` must not change the caller's
 * environment.
 */
import { UsageError } from '../cli/process/errors.ts';
import type { RunSettings } from '../client/settings.ts';

/** Libraries that print whole requests, including credentials. */
const LEAKING_LIBRARIES = ['http-proxy-agent', 'https-proxy-agent'];

/** @throws UsageError if the run uses a proxy and `DEBUG` selects its agent */
export function refuseLeakingProxy({ proxy }: Pick<RunSettings, 'proxy'>, debug = ''): void {
  if (proxy === undefined) return;
  const named = debug.split(/[\s,]+/).find((pattern) => LEAKING_LIBRARIES.some((name) => matches(pattern, name)));
  if (named === undefined) return;
  throw new UsageError(
    `proxy cannot be used while DEBUG=${JSON.stringify(named)} is set: its agent would print the credentials`,
  );
}

/** Whether the pattern of `DEBUG` matches the name, by the rules of the library `debug`. */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
