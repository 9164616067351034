/** Agents that open connections to the target, directly or through a proxy. */
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { TransportFailure } from '../failures.ts';
import type { RunSettings, TlsSettings } from '../settings.ts';

export type Agent = http.Agent;

/** The settings of a run that an agent needs. */
export type Connection = Pick<RunSettings, 'baseUrl' | 'tls' | 'proxy'>;

/**
 * An agent for the target's scheme. Through a proxy, requests to an `http` target use the absolute form (RFC 9112 3.2.2). An
 * `https`
 * target is reached with CONNECT (RFC 9110 9.3.6), so TLS and the client certificate end at the target.
 */
export function createAgent({ baseUrl, tls, proxy }: Connection, options: http.AgentOptions): Agent {
  const secure = baseUrl.startsWith('https:');
  if (proxy !== undefined) {
    return secure ? new TunnelAgent(proxy, tls, options) : new AbsoluteFormAgent(proxy, tls, options, baseUrl);
  }
  return secure ? new https.Agent({ ...options, ...tlsOptions(tls) }) : new http.Agent(options);
}

function tlsOptions(tls: TlsSettings) {
  return {
    ...proxyTlsOptions(tls),
    ...(tls.clientCert === undefined ? {} : { cert: tls.clientCert }),
    ...(tls.clientKey === undefined ? {} : { key: tls.clientKey }),
  };
}

/** The TLS options for an `https` proxy: the same trusted certificates as for the target, but no client certificate. */
function proxyTlsOptions({ ca, insecure }: TlsSettings) {
  return { ...(ca === undefined ? {} : { ca }), rejectUnauthorized: !insecure };
}

/** The proxy without userinfo, for messages and reports. */
export function shownProxy(proxy: string): string {
  return new URL(proxy).origin;
}

/** A transport failure for an error status that the proxy itself sent. */
export function proxyRefusal(status: number): TransportFailure {
  const why = status === 407 || status === 401 ? `it rejected the credentials (${status})` : `it answered ${status}`;
  return new TransportFailure('proxy', `the proxy did not connect to the target: ${why}`);
}

class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #tls: TlsSettings;

  constructor(proxy: string, tls: TlsSettings, options: http.AgentOptions) {
    super(proxy, { ...options, ...proxyTlsOptions(tls) });
    this.#tls = tls;
  }

  override isSecureEndpoint(): boolean {
    return true;
  }

  /** The base class would return the proxy's error as if it came from the target. */
  override async connect(...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>): Promise<Socket> {
    const answer = { status: 0 };
    request.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      answer.status = statusCode;
    });
    const socket = await super.connect(request, { ...options, ...tlsOptions(this.#tls) });
    if (answer.status === 200) return socket;
    socket.destroy();
    throw proxyRefusal(answer.status);
  }
}

class AbsoluteFormAgent extends HttpProxyAgent<string> {
  readonly #origin: string;

  constructor(proxy: string, tls: TlsSettings, options: http.AgentOptions, baseUrl: string) {
    super(proxy, { ...options, ...proxyTlsOptions(tls) });
    this.#origin = new URL(baseUrl).origin;
  }

  override isSecureEndpoint(): boolean {
    return false;
  }

  /** The base class would resolve dot segments, but the path must be sent unchanged. */
  override setRequestProps(...[request, options]: Parameters<HttpProxyAgent<string>['setRequestProps']>): void {
    const { path } = request;
    super.setRequestProps(request, options);
    request.path = `${this.#origin}${path}`;
  }
}
