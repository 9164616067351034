/** 204: the answer has no content, checked at the byte level, and the resource is gone. */
import { type Exchange, headerValues } from '../../../client/exchange.ts';
import { head } from '../../../client/redaction/excerpt.ts';
import { type Case, isServed, own, waitUntilGone } from '../../fixtures/index.ts';
import { deletable, offers } from '../../fixtures/profile/operations.ts';
import { GET, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { sendOnOwnSocket } from '../../fixtures/provider/wire.ts';
import { check, expectStatus, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** The number of deletes per resource. It is large enough to detect a target that sometimes does not delete. */
const TIMES = 8;

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
        const isReadable = offers(t.profile, name, 'instance', 'GET');
        const isRead = !isReadable || (await isServed(c, { resource: name, place: 'instance', verb: GET }));
        need(isRead, `instances of ${name} cannot be read, so a later 404 proves nothing`);
        const live = await own(c, name);
        const { exchange, nextGet, rest } = await sendOnOwnSocket(c, c.session.requests.remove(verb, live.path));
        await expectStatus(c, exchange, [204], `${verbName(verb)} answers 204`);
        expectNoFraming(c, name, exchange);
        expectNoByte(c, exchange, rest);
        if (!isReadable) return;
        // The GET on the same socket suffices, unless reads lag behind deletes.
        const read = nextGet?.response.status === 404 ? nextGet : await waitUntilGone(c, live);
        await expectStatus(c, read, [404], `after ${verbName(verb)} was answered 204, the resource is gone`);
      },
    );
  };

/** Checks for Transfer-Encoding (RFC 9112 6.1) and Content-Length (RFC 9110 8.6). A length of 0 is only an observation. */
function expectNoFraming(c: Case, name: string, exchange: Exchange): void {
  const coding = headerValues(exchange.response, 'transfer-encoding');
  const length = headerValues(exchange.response, 'content-length');
  check(c, coding.length === 0, () => ({
    message: 'a 204 has no Transfer-Encoding (RFC 9112 6.1)',
    expected: 'no such field',
    actual: `Transfer-Encoding: ${coding.join(', ')}`,
    exchange,
  }));
  const isZero = length.every((value) => value.trim() === '0');
  if (isZero && length.length > 0) c.observed.push(`${name}: Content-Length: 0 was sent with a 204`);
  check(c, isZero, () => ({
    message: 'a 204 has no Content-Length (RFC 9110 8.6)',
    expected: 'no such field',
    actual: `Content-Length: ${length.join(', ')}`,
    exchange,
  }));
}

function expectNoByte(c: Case, exchange: Exchange, rest: Buffer): void {
  const seen = () => head(rest.toString('latin1'), 60, (text) => c.session.redact(text, 'answer'));
  check(c, rest.length === 0, () => ({
    message: 'a 204 has no content (RFC 9110 15.3.5)',
    expected: 'no bytes after the header',
    actual: `${rest.length} bytes: ${JSON.stringify(seen())}`,
    exchange,
  }));
}
