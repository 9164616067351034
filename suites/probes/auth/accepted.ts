/** `auth.valid-credentials`, `auth.url-userinfo`, `auth.scheme-case`: the right credentials, however they are sent. */
import { type Exchange, type HttpRequest, isSuccess } from '../../../client/exchange.ts';
import { type CredentialCase, schemeCase, wrongToken } from '../../../generators/credentials/credentials.ts';
import { draw } from '../../../generators/seed.ts';
import { type Case, request } from '../../fixtures/index.ts';
import { operationName, operations } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { verbName } from '../../fixtures/profile/verbs.ts';
import { check, expectRefused, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

const WHY = 'the profile offers no operation';

/** Judges only that the credentials open the operation: what else it answers is for other clauses. */
export const validCredentials: Probe = async (t) => {
  await t.each(operations(t.profile), operationName, WHY, async (c, operation) => {
    // a DELETE is carried out
    const whose = operation.verb.method === 'DELETE' ? 'own' : 'shared';
    const exchange = await c.send(await request(c, operation, whose));
    need(!exchange.busy, `the request stayed ${exchange.response.status}`);
    expectOpened(c, exchange, `the valid credentials open ${verbName(operation.verb)}`);
  });
};

/**
 * Userinfo with the right token opens what the header opens, and with a wrong one nothing. Both travel in the same field, so that
 * reads are enough.
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
      await expectOpens(c, fromUrl, valid, `${name} of a URL with the valid credentials in it is opened`);
      return true;
    };
    await expectRefused(c, { exchange, control }, [401], `${name} of a URL with a wrong token in it answers 401`);
  });
};

/** The scheme's name in other letter case opens what `Basic` opens. */
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
      const valid = await request(c, operation, 'own');
      const rule = `${verbName(operation.verb)} with ${credential.label} is opened`;
      await expectOpens(c, { ...valid, credential }, valid, rule);
    },
  );
};

/** The request is not refused for its credentials, although the `valid` one is served. Inconclusive where it fails otherwise. */
async function expectOpens(c: Case, tried: HttpRequest, valid: HttpRequest, rule: string): Promise<void> {
  const exchange = await c.send(tried);
  if (!isSuccess(exchange)) {
    const isControlServed = !exchange.busy && isSuccess(await c.send(valid));
    need(isControlServed, 'the same request with the valid credentials in its header was not served');
  }
  expectOpened(c, exchange, rule);
  need(isSuccess(exchange), 'the request was not served');
}

function expectOpened(c: Case, exchange: Exchange, rule: string): void {
  const { status } = exchange.response;
  check(c, status !== 401 && status !== 403, () => ({
    message: rule,
    expected: 'a status other than 401 and 403',
    actual: `status ${status}`,
    exchange,
  }));
}

/** What stands behind the colon of Basic credentials. */
function passwordOf({ header }: CredentialCase): string {
  const text = Buffer.from((header ?? '').split(' ')[1] ?? '', 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}
