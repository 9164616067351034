/** Sends recorded requests over a bare keep-alive client: the lower bound of a run that asserts nothing. */
import { Pool } from 'undici';

export interface Recorded {
  method: string;
  path: string;
  /** Names and values, alternating, as received. */
  headers: string[];
  /** Base64. */
  body: string;
}

/** Header fields that the bare client writes itself. */
const OWN = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'expect']);

/**
 * Sends the requests in order, at most `connections` at once, and returns the duration in seconds. Some answers differ from the
 * recorded ones, because the new server does not know the recorded sids. The requests are the same.
 */
export async function replay(url: string, requests: readonly Recorded[], connections: number): Promise<number> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const prepared = requests.map(({ method, path, headers, body }) => ({
    method,
    path,
    headers: withoutOwn(headers),
    body: body === '' ? null : Buffer.from(body, 'base64'),
  }));
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    for (let request = prepared[next++]; request !== undefined; request = prepared[next++]) {
      const response = await pool.request(request);
      await response.body.dump();
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  return seconds;
}

function withoutOwn(headers: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const [name = '', value = ''] = [headers[i], headers[i + 1]];
    if (!OWN.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
