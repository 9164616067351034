/** `auth.valid-credentials`, `auth.url-userinfo`, `auth.scheme-case`: the right credentials, however they are brought. */

import { type Exchange, type HttpRequest, isServed } from '../../../client/exchange.ts';
import { type CredentialCase, schemeCase, wrongToken } from '../../../generators/credentials/credentials.ts';
import { draw } from '../../../generators/seed.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { onOperation, requestOn } from '../../fixtures/operate.ts';
import { type Operation, operationName, operations } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { verbName } from '../../fixtures/profile/verbs.ts';

const WHY = 'the profile offers no operation';

/** Judged is only that the credentials open the operation; what it answers besides is for other clauses. */
export const validCredentials: Probe = async (t) => {
  t.evidence.add('natural');
  await t.each(operations(t.profile), operationName, WHY, async (c: Case, operation) => {
    const exchange = await c.send(await valid(c, operation));
    c.need(!exchange.busy, `the request stayed ${exchange.response.status}`);
    checkOpened(c, exchange, `the valid credentials open ${verbName(operation.verb)}`);
  });
};

/** A DELETE is carried out: it takes what nobody else needs. */
async function valid(c: Case, operation: Operation): Promise<HttpRequest> {
  const { resource, verb } = operation;
  if (verb.method !== 'DELETE') return c.session.places.request(c, operation);
  return requestOn(c, operation, await c.create(resource));
}

/** Userinfo with the right token opens what the header opens, with a wrong one nothing. On the wire both are the same: reads will do. */
export const urlUserinfo: Probe = async (t) => {
  t.evidence.add('natural');
  const { accountSid, authToken } = t.session.settings.account;
  const wrong = wrongToken(t.session.settings.account, t.seed);
  const reads = representatives(t.profile).filter(({ verb }) => verb.method === 'GET');
  await t.each(reads, operationName, WHY, async (c: Case, operation) => {
    const at = await onOperation(c, operation);
    const fromUrl: HttpRequest = { ...at.request, userinfo: { user: accountSid, password: authToken } };
    const name = verbName(operation.verb);
    await c.refused(
      { ...at.request, credential: wrong, userinfo: { user: accountSid, password: passwordOf(wrong) } },
      [401],
      `${name} of a URL with a wrong token in it answers 401`,
      () => opens(c, fromUrl, at.control(), `${name} of a URL with the valid credentials in it is opened`),
    );
  });
};

/** The scheme's name in other letter case opens what `Basic` opens. */
export const schemeCaseAccepted: Probe = async (t) => {
  t.evidence.add('natural');
  const { account } = t.session.settings;
  const spelled = (wanted: (scheme: string) => boolean): CredentialCase =>
    draw(
      schemeCase(account).filter(({ label }) => wanted(label.split(' ').at(-1) ?? '')),
      t.seed,
    );
  const credentials = [
    spelled((scheme) => scheme === 'basic'),
    spelled((scheme) => scheme === 'BASIC'),
    spelled((scheme) => scheme !== 'basic' && scheme !== 'BASIC'),
  ];
  const reads = representatives(t.profile).slice(0, 1);
  const rows = reads.flatMap((operation) => credentials.map((credential) => ({ operation, credential })));
  await t.each(
    rows,
    ({ credential }) => credential.label,
    WHY,
    async (c: Case, { operation, credential }) => {
      const at = await onOperation(c, operation);
      const message = `${verbName(operation.verb)} with ${credential.label} is opened`;
      c.need(await opens(c, { ...at.request, credential }, at.control(), message), 'the request was not served');
    },
  );
};

/** Judges that the request is not refused for its credentials, where `control` is served; tells whether it was served itself. */
async function opens(
  c: Case,
  request: HttpRequest,
  control: () => Promise<boolean>,
  message: string,
): Promise<boolean> {
  const exchange = await c.send(request);
  if (isServed(exchange)) {
    c.judged += 1;
    return true;
  }
  c.need(
    !exchange.busy && (await control()),
    'the same request with the valid credentials in its header was not served',
  );
  checkOpened(c, exchange, message);
  return false;
}

function checkOpened(c: Case, exchange: Exchange, message: string): void {
  const { status } = exchange.response;
  c.check(status !== 401 && status !== 403, () => ({
    message,
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
