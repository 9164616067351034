/** The same requests over a bare keep-alive client: what the machine could do if nothing were asserted. */
import { Pool } from 'undici';

export interface Recorded {
  method: string;
  path: string;
  /** Names and values in turn, as they came. */
  headers: string[];
  /** Base64. */
  body: string;
}

/** Fields that the replaying client writes by itself. */
const OWN = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'expect']);

/**
 * Sends all of them in their order, at most `connections` at once, and resolves to the seconds that it took. Sids made up by
 * the recorded server are unknown to this one, so some answers differ; method, size and number of requests do not.
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
