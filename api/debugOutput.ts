/** `DEBUG` makes libraries tell what they do on stderr. The command takes it away; in somebody else's process it stays. */
import { UsageError } from '../cli/process/errors.ts';
import type { RunSettings } from '../client/settings.ts';

/** They tell whole requests, with the credentials, in whatever form they have on the wire. */
const TALKATIVE = ['http-proxy-agent', 'https-proxy-agent'];

/** @throws UsageError where a proxy is to be used whose agent `DEBUG` names */
export function refuseTalkativeProxy({ proxy }: Pick<RunSettings, 'proxy'>, debug = ''): void {
  if (proxy === undefined) return;
  const named = debug.split(/[\s,]+/).find((pattern) => TALKATIVE.some((name) => matches(pattern, name)));
  if (named === undefined) return;
  throw new UsageError(
    `proxy cannot be used while DEBUG=${JSON.stringify(named)} is set: its agent would print the credentials`,
  );
}

/** As the library `debug` reads a pattern. */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
