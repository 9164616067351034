/** Decides whether a host is on the Internet, where a burst may affect other users. */
import { BlockList, isIP } from 'node:net';

/** Loopback, private, link-local and shared address space (RFC 1122, 1918, 3927, 4193, 4291, 6598). */
const LOCAL_ADDRESSES = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  LOCAL_ADDRESSES.addSubnet(network, prefix, 'ipv4');
}
LOCAL_ADDRESSES.addAddress('::1', 'ipv6');
LOCAL_ADDRESSES.addSubnet('fc00::', 7, 'ipv6');
LOCAL_ADDRESSES.addSubnet('fe80::', 10, 'ipv6');

/** Names that never resolve on the public Internet (RFC 6761, 6762, 8375; `.internal` is reserved by ICANN). */
const LOCAL_SUFFIXES = ['.localhost', '.local', '.internal', '.test', '.home.arpa'];

/** Judges by the name alone, without DNS. A name without a dot belongs to a local network. */
export function isInternetHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const family = isIP(host);
  if (family !== 0) return !LOCAL_ADDRESSES.check(host, family === 4 ? 'ipv4' : 'ipv6');
  return host.includes('.') && !LOCAL_SUFFIXES.some((suffix) => host.endsWith(suffix));
}
