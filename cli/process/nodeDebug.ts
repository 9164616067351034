/** `NODE_DEBUG` makes Node itself tell what it does on stderr, requests and their credentials included; nothing can take it back. */
import { UsageError } from './errors.ts';

/** The sections of Node's own debug output that show a request's header, or the options that it was made of. */
const TALKATIVE = ['http', 'https', 'net', 'tls'];

/** @throws UsageError where `NODE_DEBUG` asks for a section that would print the credentials */
export function refuseNodeDebug(sections = process.env.NODE_DEBUG ?? ''): void {
  const named = sections
    .split(',')
    .map((section) => section.trim())
    .find((section) => TALKATIVE.some((name) => asked(section, name)));
  if (named === undefined) return;
  throw new UsageError(
    `NODE_DEBUG=${JSON.stringify(named)} would make Node print the credentials: unset it; exchanges.ndjson has what was sent`,
  );
}

/** As Node reads a section: any letter case, `*` for whatever. */
function asked(section: string, name: string): boolean {
  const parts = section.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}
