/** `auth.valid-credentials`, `auth.url-userinfo`, `auth.scheme-case`: valid credentials are accepted in every valid form. */
import { type Exchange, type HttpRequest, isSuccess } from '../../../client/exchange.ts';
import {
  type CredentialCase,
  noCredentials,
  schemeCase,
  wrongToken,
} from '../../../generators/credentials/credentials.ts';
import { draw } from '../../../generators/seed.ts';
import { type Case, rejection, request } from '../../fixtures/index.ts';
import { operationName, operations } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { verbName } from '../../fixtures/profile/verbs.ts';
import { check, expectRefused, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

const WHY = 'the profile offers no operation';

/** An operation that is not served for another reason proves nothing, and other clauses report it. */
export const validCredentials: Probe = async (t) => {
  await t.each(operations(t.profile), operationName, WHY, async (c, operation) => {
    // A valid DELETE removes the resource, so it needs an own resource.
    const whose = operation.verb.method === 'DELETE' ? 'own' : 'shared';
    const exchange = await c.send(await request(c, operation, whose));
    need(!exchange.busy, `the target still answered ${exchange.response.status} after all retries`);
    expectAccepted(c, exchange, `${verbName(operation.verb)} accepts the valid credentials`);
    need(isSuccess(exchange), `the credentials opened nothing: the request was answered ${exchange.response.status}`);
  });
};

/**
 * The userinfo of a URL is accepted with the valid token and refused with a wrong one. Clients send the userinfo in the
 * `Authorization` field,
 * so testing reads is enough.
 */
export const urlUserinfo: Probe = async (t) => {
  const { account } = t.session.settings;
  const wrong = wrongToken(account, t.seed);
  const reads = representatives(t.profile).filter(({ verb }) => verb.method === 'GET');
  await t.each(reads, operationName, WHY, async (c, operation) => {
    const name = verbName(operation.verb);
    const valid = await request(c, operation, 'own');
    const userinfo = (password: string) => ({ user: account.accountSid, password });
    const exchange = await c.send({ ...valid, credential: wrong, userinfo: userinfo(passwordOf(wrong)) });
    const control = async () => {
      const fromUrl = { ...valid, userinfo: userinfo(account.authToken) };
      await expectAcceptedLike(c, fromUrl, valid, `${name} accepts the valid credentials in the URL`);
      return true;
    };
    await expectRefused(c, { exchange, control }, [401], `${name} with a wrong token in the URL answers 401`);
  });
};

/** The name of the scheme is accepted in any letter case. */
export const schemeCaseAccepted: Probe = async (t) => {
  const cases = schemeCase(t.session.settings.account);
  const written = (isWanted: (scheme: string) => boolean): CredentialCase =>
    draw(
      cases.filter(({ label }) => isWanted(label.split(' ').at(-1) ?? '')),
      t.seed,
    );
  const credentials = [
    written((scheme) => scheme === 'basic'),
    written((scheme) => scheme === 'BASIC'),
    written((scheme) => scheme !== 'basic' && scheme !== 'BASIC'),
  ];
  const [operation] = representatives(t.profile);
  const rows = operation === undefined ? [] : credentials.map((credential) => ({ operation, credential }));
  await t.each(
    rows,
    ({ credential }) => credential.label,
    WHY,
    async (c, { operation, credential }) => {
      const missing = await rejection(c, operation, { kind: 'credentials', credential: noCredentials() });
      need(missing.exchange.response.status === 401, 'the target needs no credentials for this request');
      const valid = await request(c, operation, 'own');
      const rule = `${verbName(operation.verb)} accepts ${credential.label}`;
      await expectAcceptedLike(c, { ...valid, credential }, valid, rule);
    },
  );
};

/** Checks that the target accepts the credentials. Inconclusive if the request fails for another reason, or `valid` fails too. */
async function expectAcceptedLike(c: Case, tried: HttpRequest, valid: HttpRequest, rule: string): Promise<void> {
  const exchange = await c.send(tried);
  if (!isSuccess(exchange)) {
    const isControlServed = !exchange.busy && isSuccess(await c.send(valid));
    need(isControlServed, 'the same request with the valid credentials in its header was not served');
  }
  expectAccepted(c, exchange, rule);
  need(isSuccess(exchange), 'the request was not served');
}

function expectAccepted(c: Case, exchange: Exchange, rule: string): void {
  const { status } = exchange.response;
  check(c, status !== 401 && status !== 403, () => ({
    message: rule,
    expected: 'a status other than 401 and 403',
    actual: `status ${status}`,
    exchange,
  }));
}

/** The password of Basic credentials. */
function passwordOf({ header }: CredentialCase): string {
  const text = Buffer.from((header ?? '').split(' ')[1] ?? '', 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}
