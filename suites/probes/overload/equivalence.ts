/** `overload.equivalence`: PUT and DELETE and their overloaded forms, on twins, give the same answer and the same state. */
import fc from 'fast-check';
import type { HttpRequest } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import { noCredentials } from '../../../generators/credentials/credentials.ts';
import { brokenFormWays, brokenFullForm, type Form, fullForm, validForm } from '../../../generators/forms/form.ts';
import { otherMediaType } from '../../../generators/requests/mediaType.ts';
import { unknownSid } from '../../../generators/sids/sid.ts';
import type { Resource } from '../../../specs/profile/model.ts';
import type { Probe, Trial } from '../../engine/trial.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { inTurn } from '../../fixtures/inTurn.ts';
import {
  deletable,
  modeAt,
  type Operation,
  type Place,
  putCreating,
  readOnly,
  resourceOf,
  sidPrefix,
  updatable,
} from '../../fixtures/profile/operations.ts';
import { DELETE, OVERLOADED_DELETE, OVERLOADED_PUT, PUT, type Verb } from '../../fixtures/profile/verbs.ts';
import { within } from '../../fixtures/reading/gone.ts';
import { answerDifference, formFor, stateDifference, type Twin, twinPlaces, twins } from '../../fixtures/twins.ts';
import { formOptions } from '../../fixtures/values/forms.ts';

const VARIATIONS = ['valid', 'invalid', 'unknown', 'unauthorised', 'other content type'] as const;
type Variation = (typeof VARIATIONS)[number];

interface Kind extends Omit<Operation, 'verb'> {
  method: 'PUT' | 'DELETE';
  /** One after the other, on the same twins. `refused`: the resource is read-only. */
  variations: readonly (Variation | 'refused')[];
}

type Where = Omit<Kind, 'variations'>;

interface Step {
  variation: Variation | 'refused';
  form: Form;
  broken: string | undefined;
  contentType: string;
  /** Stands for nothing. */
  sid: string;
}

interface Drawn extends Where {
  /** What the twins are created with. */
  start: Form;
  steps: Step[];
}

/** A DELETE has no form to vary: what it is sent to is all that can make a difference. */
const DELETES = 4;

const PAIRS = { PUT: [PUT, OVERLOADED_PUT], DELETE: [DELETE, OVERLOADED_DELETE] } as const;

export const equivalence: Probe = async (t) => {
  t.evidence.add('natural');
  const kinds = kindsOf(t);
  if (kinds.length === 0) throw new NotApplicable('the profile offers neither PUT nor DELETE');
  const each = Math.max(1, Math.ceil(t.session.settings.runs / kinds.flatMap(({ variations }) => variations).length));
  await Promise.all(
    kinds.map((kind) =>
      t.property(
        `${kind.method} ${kind.resource} ${kind.place}, ${kind.variations.join(', ')}`,
        drawn(t, kind),
        alike,
        {
          runs: kind.method === 'DELETE' && kind.variations.includes('valid') ? Math.max(each, DELETES) : each,
          show: ({ start, steps }) => JSON.stringify({ start, steps }),
        },
      ),
    ),
  );
};

/** What is compared: each PUT and DELETE that is offered in each of its variations, and those that are refused. */
function kindsOf(t: Trial): Kind[] {
  const kinds = (resources: string[], method: Kind['method'], place: Place, variations: Kind['variations']) =>
    resources.flatMap((resource) => variations.map((one): Kind => ({ resource, method, place, variations: [one] })));
  const standing = VARIATIONS.filter((variation) => variation !== 'unknown');
  return [
    ...kinds(putCreating(t.profile), 'PUT', 'collection', standing),
    ...kinds(updatable(t.profile, 'PUT'), 'PUT', 'instance', ['unknown']),
    ...updatable(t.profile, 'PUT').map(
      (resource): Kind => ({ resource, method: 'PUT', place: 'instance', variations: standing }),
    ),
    ...kinds(deletable(t.profile), 'DELETE', 'instance', ['valid', 'unknown', 'unauthorised']),
    ...kinds(readOnly(t.profile), 'PUT', 'collection', ['refused']),
    ...kinds(readOnly(t.profile), 'DELETE', 'collection', ['refused']),
  ]
    .map((kind) => ({ ...kind, variations: kind.variations.filter((one) => one !== 'invalid' || canBreak(t, kind)) }))
    .filter(({ variations }) => variations.length > 0);
}

function canBreak(t: Trial, { resource, place }: Kind): boolean {
  const options = formOptions(t.session.settings.values, resource);
  return brokenFormWays(resourceOf(t.profile, resource), modeAt(place), options).length > 0;
}

function drawn(t: Trial, { variations, ...kind }: Kind): fc.Arbitrary<Drawn> {
  const resource = resourceOf(t.profile, kind.resource);
  const options = formOptions(t.session.settings.values, kind.resource);
  return fc.record({
    method: fc.constant(kind.method),
    resource: fc.constant(kind.resource),
    place: fc.constant(kind.place),
    start: kind.place === 'instance' ? fullForm(resource, 'create', options) : fc.constant<Form>([]),
    steps: fc.tuple(...variations.map((variation) => step(t, kind, variation, resource))),
  });
}

function step(t: Trial, kind: Where, variation: Step['variation'], resource: Resource) {
  return fc
    .record({
      chosen: forms(t, kind, variation, resource),
      media: otherMediaType(t.profile.acceptedMediaTypes),
      sid: unknownSid(sidPrefix(t.profile, kind.resource)),
    })
    .map(({ chosen, media, sid }): Step => ({ variation, ...chosen, contentType: media.contentType, sid }));
}

function forms(
  t: Trial,
  { method, place, resource: name }: Where,
  variation: Step['variation'],
  resource: Resource,
): fc.Arbitrary<Pick<Step, 'form' | 'broken'>> {
  const options = formOptions(t.session.settings.values, name);
  if (method === 'DELETE' || variation === 'refused') return fc.constant({ form: [], broken: undefined });
  if (variation === 'invalid')
    return brokenFullForm(resource, modeAt(place), options).map(({ form, field }) => ({ form, broken: field }));
  return validForm(resource, modeAt(place), options).map((form) => ({ form, broken: undefined }));
}

async function alike(c: Case, { steps, start, ...where }: Drawn): Promise<void> {
  const each = async () => {
    for (const one of steps) await onTwins(c, where, start, [one]);
  };
  await (steps.length === 1 ? each() : inTurn(() => onTwins(c, where, start, steps), each));
}

/** Sends each step to both twins and compares the answers, and at the end the states: what follows the valid step must change nothing. */
async function onTwins(c: Case, where: Where, start: Form, steps: Step[]): Promise<void> {
  const absent = where.place === 'collection' || steps.some(({ variation }) => variation === 'unknown');
  const pair = absent ? twinPlaces(c, where.resource) : await twins(c, where.resource, start);
  for (const one of steps) await answeredAlike(c, pair, { ...where, ...one });
  await leftAlike(c, pair, where);
}

async function answeredAlike(c: Case, [native, overloaded]: [Twin, Twin], what: Where & Step): Promise<void> {
  const { method } = what;
  const verbs = PAIRS[method];
  const one = await c.send(request(c, native, verbs[0], what));
  const other = await c.send(request(c, overloaded, verbs[1], what));
  c.need(!one.busy && !other.busy, 'an answer stayed busy');
  const answers = answerDifference(c, [native, one], [overloaded, other]);
  c.check(answers === undefined, () => ({
    message: `${method} and POST ?_method=${method} are answered alike`,
    expected: 'the same status, headers and body',
    actual: `for the native and the overloaded form: ${answers}`,
    exchange: other,
  }));
}

async function leftAlike(c: Case, [native, overloaded]: [Twin, Twin], { method }: Where): Promise<void> {
  // after a DELETE either read may lag
  const read = () => stateDifference(c, native, overloaded);
  const states =
    method === 'DELETE' ? await within(c, read, ({ difference }) => difference === undefined) : await read();
  c.check(states.difference === undefined, () => ({
    message: `${method} and POST ?_method=${method} leave the same state`,
    expected: 'equal answers to a GET',
    actual: `after the native and after the overloaded form: ${states.difference}`,
    exchange: states.exchange,
  }));
}

function request(c: Case, twin: Twin, verb: Verb, what: Where & Step): HttpRequest {
  const { requests, client } = c.session;
  const { place, variation, form, broken, sid } = what;
  if (variation === 'unknown') client.ownership.madeUp(sid);
  const path = c.path(
    twin.resource,
    place === 'collection' ? undefined : variation === 'unknown' ? sid : twin.live?.sid,
  );
  const made = requests.of(verb, path, formFor(c, twin, form, broken));
  if (variation === 'unauthorised') return { ...made, credential: noCredentials() };
  return variation === 'other content type' ? { ...made, contentType: what.contentType } : made;
}
