/** Tells a port that speaks TLS, for a base URL that says `http:`. */
import { connect } from 'node:tls';

/** Whether the port of the `http:` URL completes a TLS handshake. The certificate does not matter. */
export function speaksTls(baseUrl: string, timeoutMs: number): Promise<boolean> {
  const { hostname, port, protocol } = new URL(baseUrl);
  if (protocol !== 'http:') return Promise.resolve(false);
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connect({ host, port: Number(port || 80), rejectUnauthorized: false, timeout: timeoutMs });
    const end = (speaks: boolean) => {
      socket.destroy();
      resolve(speaks);
    };
    socket.once('secureConnect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}
