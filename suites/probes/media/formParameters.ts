/** `media.form-parameters`: a charset, or other letter case, of the form's type changes nothing. */

import { type Exchange, isServed } from '../../../client/exchange.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { FORM_TYPE, formMediaTypeTable, type MediaType } from '../../../generators/requests/mediaType.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { POST, PUT } from '../../fixtures/profile/verbs.ts';
import { firstOfEachMode, placeOf, type Written, writings } from '../../fixtures/profile/writings.ts';
import { labelled, placeName, told } from './places.ts';

const PLAIN: MediaType = { contentType: FORM_TYPE, label: 'the plain type' };
/** Stands for the value's own marker. */
const OWN = '<own>';

export const formParameters: Probe = async (t) => {
  t.evidence.add('natural');
  const places = [POST, PUT].flatMap((verb) => firstOfEachMode(writings(t.profile, verb)));
  await t.each(places, placeName, 'no resource of this run can be written', async (c: Case, at) => {
    const path = await placeOf(c, at);
    const plain = await write(c, at, path, PLAIN);
    const { status } = plain.exchange.response;
    c.need(isServed(plain.exchange), `the form under its plain type was answered ${status}`);
    c.need(plain.shown?.includes(OWN) === true, 'the answer to the plain type does not show what was sent');
    // a create costs a resource for each spelling: one of either kind will do there
    const [charset, ...others] = formMediaTypeTable();
    const spellings = at.mode === 'update' ? [charset, ...others] : [charset, others.at(-1)];
    for (const media of spellings.filter((spelling) => spelling !== undefined)) {
      const other = await write(c, at, path, media);
      const answer = other.exchange.response.status;
      if (answer === status && other.shown === plain.shown) {
        c.judged += 1;
        continue;
      }
      // once more, each beside the other: what struck one write by chance, or by its turn, says nothing about its type
      const plainAgain = await write(c, at, path, PLAIN);
      const again = await write(c, at, path, media);
      c.need(
        plainAgain.exchange.response.status === status && plainAgain.shown === plain.shown,
        'the form under its plain type does not give the same result twice',
      );
      c.check(again.exchange.response.status === status, () => ({
        message: `${placeName(at)}: the form’s type with ${media.label} is answered like the plain one`,
        expected: `status ${status}`,
        actual: `status ${again.exchange.response.status}`,
        exchange: again.exchange,
      }));
      c.check(again.shown === plain.shown, () => ({
        message: `${placeName(at)}: the form’s type with ${media.label} gives the same result as the plain one`,
        expected: `${again.property} ${JSON.stringify(plain.shown)}`,
        actual: `${again.property} ${JSON.stringify(again.shown)}`,
        exchange: again.exchange,
      }));
    }
  });
};

interface Result {
  exchange: Exchange;
  property: string;
  /** What the answer shows, with the value's own marker replaced. */
  shown: string | undefined;
}

/** The value goes beyond ASCII where the field takes text: a charset must not change how it is decoded. */
async function write(c: Case, at: Written, path: string, { contentType }: MediaType): Promise<Result> {
  const { form, property, text } = told(c, at);
  const isText = Object.values(c.resource(at.resource).fields).some(
    (field) => field.property === property && field.type === 'string' && field.maxLength > text.length + 2,
  );
  const sent = isText ? `${text}é` : text;
  const pairs: Form = form.map(([name, value]) => [name, value === text ? sent : value]);
  const exchange = await c.send(labelled(c, at.verb, path, contentType, pairs));
  const value = c.shown(exchange)?.[property];
  return { exchange, property, shown: typeof value === 'string' ? value.replaceAll(text, OWN) : undefined };
}
