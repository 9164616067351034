/** 204: no content at all, read off the wire; the resource is gone. */

import { headerValues } from '../../../client/exchange.ts';
import { head } from '../../../client/redaction/excerpt.ts';
import type { Probe } from '../../engine/trial.ts';
import { deletable } from '../../fixtures/profile/operations.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { waitUntilGone } from '../../fixtures/reading/gone.ts';
import { sendOnOwnSocket } from '../../fixtures/reading/wire.ts';

/** Deletes of each resource: a target that loses one now and then is to be noticed. */
const TIMES = 8;

export const noContent =
  (verb: Verb): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const rows = deletable(t.profile).flatMap((name) =>
      Array.from({ length: TIMES }, (_, at) => ({ name, time: at + 1 })),
    );
    await t.each(
      rows,
      ({ name, time }) => `${verbName(verb)} ${name}, ${time} of ${TIMES}`,
      `no resource of this run offers ${verb.method}`,
      async (c, { name }) => {
        const live = await c.create(name);
        const { exchange, behind, rest } = await sendOnOwnSocket(c, c.session.requests.remove(verb, live.path));
        await c.status(exchange, [204], `${verbName(verb)} answers 204`);
        const coding = headerValues(exchange.response, 'transfer-encoding');
        const length = headerValues(exchange.response, 'content-length');
        c.check(coding.length === 0, () => ({
          message: 'a 204 has no Transfer-Encoding (RFC 9112 6.1)',
          expected: 'no such field',
          actual: `Transfer-Encoding: ${coding.join(', ')}`,
          exchange,
        }));
        if (length.every((value) => value.trim() === '0')) {
          if (length.length > 0) c.observe(`${name}: Content-Length: 0 was sent with a 204`);
        } else {
          c.check(false, () => ({
            message: 'a 204 has no Content-Length (RFC 9110 8.6)',
            expected: 'no such field',
            actual: `Content-Length: ${length.join(', ')}`,
            exchange,
          }));
        }
        const seen = () => head(rest.toString('latin1'), 60, (text) => c.session.redact(text, 'answer'));
        c.check(rest.length === 0, () => ({
          message: 'a 204 has no byte after its header (RFC 9110 15.3.5)',
          expected: 'nothing',
          actual: `${rest.length} bytes: ${JSON.stringify(seen())}`,
          exchange,
        }));
        // the GET behind the DELETE has looked already, unless the read lags
        const read = behind?.response.status === 404 ? behind : await waitUntilGone(c, live);
        await c.status(read, [404], `after ${verbName(verb)} was answered 204, the resource is gone`);
      },
    );
  };
