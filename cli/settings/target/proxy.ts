/** `--proxy`, `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`. */
import { BlockList, isIP } from 'node:net';
import { UsageError } from '../../process/errors.ts';
import { type Env, flagOrVariable, type Setting } from './target.ts';

/**
 * Returns the proxy's URL with its userinfo, or null. `--proxy` applies to every target. The variables, lower case first, do not
 * apply to loopback or to hosts in `NO_PROXY`.
 * @throws UsageError for an invalid proxy URL; the message omits the URL, which may contain a password
 */
export function resolveProxy(option: string | undefined, env: Env, baseUrl: string): string | null {
  if (option !== undefined) return parseProxy({ value: option, source: '--proxy' });
  const url = new URL(baseUrl);
  const found = fromEnvironment(url, env);
  return found === null || isExempt(url, env) ? null : parseProxy(found);
}

function fromEnvironment({ protocol }: URL, env: Env): Setting | null {
  const name = `${protocol.slice(0, -1)}_proxy`;
  const tried = [name, name.toUpperCase(), 'all_proxy', 'ALL_PROXY'];
  return (
    tried.map((variable) => flagOrVariable(variable, undefined, variable, env)).find((found) => found !== null) ?? null
  );
}

/** A proxy without a scheme is an HTTP proxy, as in curl. */
function parseProxy({ value, source }: Setting): string {
  const example = 'expected a URL such as http://proxy.example.com:3128';
  const text = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(text)) throw new UsageError(`${source} is not a URL: ${example}`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UsageError(`${source} is neither an http nor an https proxy: ${example}`);
  }
  if (url.pathname !== '/' || /[?#]/.test(value))
    throw new UsageError(`${source} has more than a host and a port: ${example}`);
  for (const part of [url.username, url.password]) {
    if (decodes(part)) continue;
    throw new UsageError(`${source} contains credentials with invalid percent-encoding: write a % as %25`);
  }
  return url.href.replace(/\/$/, '');
}

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the proxy of the environment does not apply: for loopback and for hosts in `NO_PROXY`. */
function isExempt({ hostname, port, protocol }: URL, env: Env): boolean {
  const host = bare(hostname);
  if (isLoopback(host)) return true;
  const listed = env.no_proxy ?? env.NO_PROXY ?? '';
  const targetPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return listed
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => covers(entry.toLowerCase(), host, targetPort));
}

/** Matches one entry: `*`, a domain with its subdomains, an address (each optionally with a port), or a network such as `10.0.0.0/8`. */
function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const [, network = '', prefix = ''] = /^([^/]+)\/(\d+)$/.exec(entry) ?? [];
  if (network !== '') return inNetwork(bare(network), Number(prefix), host);
  const [, name = entry, entryPort] = isIP(entry) === 6 ? [] : (/^(.+):(\d+)$/.exec(entry) ?? []);
  if (entryPort !== undefined && entryPort !== port) return false;
  const domain = bare(name).replace(/^\*?\./, '');
  return host === domain || (isIP(host) === 0 && host.endsWith(`.${domain}`));
}

function inNetwork(network: string, prefix: number, host: string): boolean {
  const family = isIP(network);
  if (family === 0 || isIP(host) !== family || prefix > (family === 4 ? 32 : 128)) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, prefix, kind);
  return list.check(host, kind);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || inNetwork('127.0.0.0', 8, host);
}

/** Removes the brackets of an IPv6 literal and a trailing dot. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
