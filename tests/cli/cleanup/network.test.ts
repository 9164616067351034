/** `cleanup` supports the network settings of `run`: a proxy, a private CA and a client certificate. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cleaned, cutOff, MARKER, queue } from '../../support/command/cleanUp.ts';
import { callCommand, temporaryFolder } from '../../support/command/command.ts';
import { createAuthority, HAS_OPENSSL, read } from '../../support/servers/authority.ts';
import { front } from '../../support/servers/front.ts';
import { occupied } from '../../support/servers/occupied.ts';
import { HAS_TINYPROXY, startTinyproxy } from '../../support/servers/tinyproxy.ts';

it.skipIf(!HAS_TINYPROXY || !HAS_OPENSSL)(
  'reaches the target through tinyproxy, by TLS with a private CA and a client certificate',
  async () => {
    const target = await occupied();
    const path = await cutOff(target, [['Queues', queue(`proofmark ${MARKER}q1`)]]);
    const authority = createAuthority(temporaryFolder());
    const { cert: clientCert, key: clientKey } = authority.client;
    const secured = { ...read(authority.server), ca: readFileSync(authority.ca), requestCert: true };
    const { url, seen } = await front(target.url, { tls: { ...secured, rejectUnauthorized: true } });
    const proxy = await startTinyproxy();
    const env = { ...target.env, PROOFMARK_BASE_URL: url };
    const options = { moved: true, proxy: `http://${proxy.host}`, clientCert, clientKey };
    await expect(cleaned(path, { env }, options)).rejects.toThrow(
      `no answer from ${url} through the proxy http://${proxy.host}: TLS: no trusted authority issued the certificate of the target`,
    );
    expect(seen).toEqual([]);
    expect((await cleaned(path, { env }, { ...options, ca: authority.ca })).exit).toBe(0);
    expect(target.snapshot()).toEqual(target.before);
    expect(new Set(seen.map(({ client }) => client))).toEqual(new Set(['client']));
    expect(proxy.log()).toContain(`CONNECT ${new URL(url).host} HTTP/1.1`);

    const again = await cutOff(target, [['Queues', queue(`proofmark ${MARKER}q2`)]]);
    const nobody = ['cleanup', again, '--proxy', 'http://127.0.0.1:9', '--moved', '--insecure'];
    expect(await callCommand([...nobody, '--client-cert', clientCert, '--client-key', clientKey], { env })).toEqual({
      code: 69,
      stdout: '',
      stderr: `proofmark: no answer from ${url} through the proxy http://127.0.0.1:9: connection refused, nothing listens on this port\n`,
    });
    expect((await cleaned(again, { env }, { ...options, insecure: true })).exit).toBe(0);
    expect(target.snapshot()).toEqual(target.before);
  },
);
