/** `NODE_DEBUG` makes Node print requests on stderr, including credentials. A running process cannot turn it off. */
import { UsageError } from './errors.ts';

/** Sections of Node's debug output that print request headers or options. */
const LEAKING_SECTIONS = ['http', 'https', 'net', 'tls'];

/** @throws UsageError if `NODE_DEBUG` selects a section that would print the credentials */
export function refuseNodeDebug(sections = process.env.NODE_DEBUG ?? ''): void {
  const leaking = sections
    .split(',')
    .map((section) => section.trim())
    .find((section) => LEAKING_SECTIONS.some((name) => matches(section, name)));
  if (leaking === undefined) return;
  throw new UsageError(
    `NODE_DEBUG=${JSON.stringify(leaking)} would make Node print the credentials: unset it; exchanges.ndjson records what was sent`,
  );
}

/** Whether `NODE_DEBUG` selects the section, by the rules of Node: case-insensitive, with `*` as a wildcard. */
function matches(section: string, name: string): boolean {
  const parts = section.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}
