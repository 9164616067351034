/** A DELETE with a body removes what the path names, and nothing that the body names. */
import { isSuccess } from '../../../client/exchange.ts';
import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import { FORM_TYPE, jsonBody } from '../../../generators/requests/mediaType.ts';
import { type Case, own } from '../../fixtures/index.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { expectExists, expectGone, expectStatus } from '../expect/index.ts';

/**
 * Sends a form and a JSON body that name a sibling. A target may refuse a native DELETE with a body (RFC 9110 9.3.5), but not a POST
 * with a body.
 */
export async function expectBodyIgnored(c: Case, name: string, verb: Verb): Promise<void> {
  const sibling = await own(c, name);
  const property = c.resource(name).sid?.property ?? 'sid';
  const bodies = [
    { contentType: FORM_TYPE, body: encodeForm([['Sid', sibling.sid]]) },
    { contentType: 'application/json', body: jsonBody([[property, sibling.sid]]).body },
  ];
  for (const { contentType, body } of bodies) {
    const live = await own(c, name);
    const exchange = await c.send({ ...c.session.requests.remove(verb, live.path), contentType, body });
    const what = `${verbName(verb)} with a body of the type ${contentType}`;
    const { status } = exchange.response;
    const isRefused = status >= 400 && status <= 499 && status !== 401 && status !== 404;
    if (!verb.overloaded && isRefused) continue;
    if (verb.overloaded && isRefused && c.profile.mediaRefusals.includes(status)) continue;
    await expectStatus(c, exchange, [204], `${what} answers 204`, async () => true);
    if (isSuccess(exchange)) await expectGone(c, live, `${what} deletes`);
  }
  await expectExists(c, sibling, `${verbName(verb)} deletes no resource that only its body names`);
}
