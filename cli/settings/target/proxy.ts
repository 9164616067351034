/** `--proxy`, `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`: what stands between us and the target. */
import { BlockList, isIP } from 'node:net';
import { UsageError } from '../../process/errors.ts';
import { type Env, type Given, given } from './target.ts';

/**
 * The proxy's URL, userinfo included, or null. `--proxy` holds for every target; the variables, in lower case first, hold for what
 * neither `NO_PROXY` names nor is this machine itself.
 * @throws UsageError for what is no proxy's URL; the message does not repeat it, since it may hold a password
 */
export function resolveProxy(option: string | undefined, env: Env, baseUrl: string): string | null {
  if (option !== undefined) return parseProxy({ value: option, from: '--proxy' });
  const url = new URL(baseUrl);
  const found = fromEnvironment(url, env);
  return found === null || isExempt(url, env) ? null : parseProxy(found);
}

function fromEnvironment({ protocol }: URL, env: Env): Given | null {
  const name = `${protocol.slice(0, -1)}_proxy`;
  const tried = [name, name.toUpperCase(), 'all_proxy', 'ALL_PROXY'];
  return tried.map((variable) => given(variable, undefined, variable, env)).find((found) => found !== null) ?? null;
}

/** As curl takes it, a proxy without a scheme speaks plain HTTP. */
function parseProxy({ value, from }: Given): string {
  const example = 'a URL such as http://proxy.example.com:3128 is wanted';
  const text = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(text)) throw new UsageError(`${from} is no URL: ${example}`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UsageError(`${from} is neither an http nor an https proxy: ${example}`);
  }
  if (url.pathname !== '/' || /[?#]/.test(value))
    throw new UsageError(`${from} has more than a host and port: ${example}`);
  for (const part of [url.username, url.password]) {
    if (decodes(part)) continue;
    throw new UsageError(`${from} holds credentials that are not percent-encoded rightly: a % must be written %25`);
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

/** Whether the variables' proxy is not for this URL: loopback never goes through it, nor does what `NO_PROXY` names. */
function isExempt({ hostname, port, protocol }: URL, env: Env): boolean {
  const host = bare(hostname);
  if (isLoopback(host)) return true;
  const listed = env.no_proxy ?? env.NO_PROXY ?? '';
  const own = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return listed
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => covers(entry.toLowerCase(), host, own));
}

/** One entry: `*`, a domain with all below it, an address, or a network (`10.0.0.0/8`); each but the last with a port or without. */
function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const [, network = '', prefix = ''] = /^([^/]+)\/(\d+)$/.exec(entry) ?? [];
  if (network !== '') return inNetwork(bare(network), Number(prefix), host);
  const [, name = entry, only] = isIP(entry) === 6 ? [] : (/^(.+):(\d+)$/.exec(entry) ?? []);
  if (only !== undefined && only !== port) return false;
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

/** A host without the brackets of an IPv6 literal and the root's dot. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
