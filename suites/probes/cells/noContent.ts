/** 204: the answer has no content, checked at the byte level, and the resource is gone. */
import { type Exchange, headerValues } from '../../../client/exchange.ts';
import { type Case, controlDelete, isServed, own, waitUntilGone } from '../../fixtures/index.ts';
import { deletable } from '../../fixtures/profile/operations.ts';
import { GET, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { sendOnOwnSocket } from '../../fixtures/provider/wire.ts';
import { expectNoByte, expectStatus, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { expectBodyIgnored } from './deleteWithBody.ts';

/** The number of deletes per resource. It is large enough to detect a target that sometimes does not delete. */
const TIMES = 5;

export const noContent =
  (verb: Verb): Probe =>
  async (t) => {
    const rows = deletable(t.profile).flatMap((name) =>
      Array.from({ length: TIMES }, (_, at) => ({ name, time: at + 1 })),
    );
    await t.each(
      rows,
      ({ name, time }) => `${verbName(verb)} ${name}, ${time} of ${TIMES}`,
      `no resource of this run offers ${verb.method}`,
      async (c, { name }) => {
        const isReadable = await isServed(c, { resource: name, place: 'instance', verb: GET });
        need(isReadable, `instances of ${name} cannot be read, so a later 404 proves nothing`);
        const live = await own(c, name);
        const { exchange, nextGet, rest } = await sendOnOwnSocket(c, c.session.requests.remove(verb, live.path));
        await expectStatus(c, exchange, [204], `${verbName(verb)} answers 204`);
        noteZeroLength(c, name, exchange);
        expectNoByte(c, exchange, rest);
        // The GET on the same socket suffices, unless reads lag behind deletes.
        const read = nextGet?.response.status === 404 ? nextGet : await waitUntilGone(c, live);
        await expectStatus(c, read, [404], `after ${verbName(verb)} was answered 204, the resource is gone`);
      },
    );
    const names = deletable(t.profile);
    await t.each(
      names.slice(0, 1),
      (name) => `${verbName(verb)} ${name} with a body`,
      '',
      (c, name) => expectBodyIgnored(c, name, verb),
    );
    // Other clauses need this control. A target that serves it only sometimes must fail here.
    await t.each(
      names,
      (name) => `${verbName(verb)} ${name}, as the control of other clauses`,
      '',
      async (c, name) => {
        const { value, holder } = await controlDelete(c.session, { resource: name, place: 'instance', verb });
        c.adopt(holder);
        await expectStatus(c, value.answer, [204], `${verbName(verb)} answers 204`);
        // A resource that cannot be read before contradicts `get.200`.
        if (value.before.response.status === 200)
          await expectStatus(c, value.after, [404], `after ${verbName(verb)}, the resource is gone`);
      },
    );
  };

/** A rule judges the header fields. A length of 0 breaks RFC 9110 8.6 without harm, so it is only noted. */
function noteZeroLength(c: Case, name: string, { response }: Exchange): void {
  if (headerValues(response, 'content-length').some((value) => value.trim() === '0'))
    c.observed.push(`${name}: Content-Length: 0 was sent with a 204`);
}
