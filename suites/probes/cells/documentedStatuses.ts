/** `*.documented-statuses`: the status of any request is one that the page lists for the method. */
import fc from 'fast-check';
import type { HttpRequest } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import { controlValues, edgeValues } from '../../../generators/forms/edgeValues.ts';
import { brokenForm, brokenFormWays, type Form, fieldsFor, validForm } from '../../../generators/forms/form.ts';
import { FORM_TYPE, otherMediaType } from '../../../generators/requests/mediaType.ts';
import { unusualForm, unusualHeaders, unusualQuery, unusualSid } from '../../../generators/requests/unusualRequest.ts';
import { draw } from '../../../generators/seed.ts';
import { malformedSid, unknownSid } from '../../../generators/sids/sid.ts';
import { type Case, type Live, own, shared } from '../../fixtures/index.ts';
import { documentedStatusesOf } from '../../fixtures/profile/documented.ts';
import {
  holdable,
  modeAt,
  type Operation,
  oneEachWay,
  operationName,
  operations,
  readOnly,
  resourceOf,
  sidPrefix,
} from '../../fixtures/profile/operations.ts';
import { GET, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { formOptions, marked, pinned } from '../../fixtures/values/forms.ts';
import { check, need } from '../expect/index.ts';
import { drawnBeside, type Probe, type Trial } from '../probe.ts';

interface AnyRequest {
  operation: Operation;
  /** The sid to send; null for a collection or an existing resource. */
  sid: string | null;
  query: string;
  headers: [string, string][];
  form: Form;
  contentType: string;
  /** Sent instead of the form. */
  body?: string;
}

/** How often a request has the form's media type, relative to all other types. */
const FORM_TYPE_WEIGHT = 4;
/** Longer than 255 bytes, but far below the 8,000 bytes that servers should support (RFC 9110 4.1). */
const LONG_QUERY = `x=${'y'.repeat(300)}`;
/** The factor for the number of runs of GETs. GETs are cheap, and more runs find faults that affect one request in twenty. */
const RUNS_OF_READS = 2;

export const documentedStatuses =
  (verbs: Verb[]): Probe =>
  async (t) => {
    const places = reachable(t, verbs);
    if (places.length === 0) throw new NotApplicable(`the profile offers no ${verbs.map(verbName).join(' nor ')}`);
    const runs = t.session.settings.runs * (verbs.includes(GET) ? RUNS_OF_READS : 1);
    const examples = oneEachWay(places).flatMap((operation) => examplesFor(t, operation));
    await t.property(
      'any request',
      fc.constantFrom(...places).chain((operation) => anyRequest(t, operation)),
      hasDocumentedStatus,
      {
        examples,
        runs: drawnBeside(examples, runs),
        show: ({ operation, sid, query, form }) =>
          `${operationName(operation)} ${sid ?? ''} ?${query} ${JSON.stringify(form)}`,
      },
    );
  };

/** The offered operations, and writes to read-only endpoints, which must refuse them. A writable list is never sent a DELETE. */
function reachable({ profile }: Trial, verbs: Verb[]): Operation[] {
  const offered = operations(profile).filter(
    ({ verb, place, resource }) =>
      verbs.includes(verb) && (place === 'collection' || holdable(profile).includes(resource)),
  );
  const refusing = readOnly(profile).flatMap((resource) =>
    verbs.filter(({ method }) => method !== 'GET').map((verb): Operation => ({ resource, place: 'collection', verb })),
  );
  return [...offered, ...refusing];
}

/** The fixed requests: a plain request, an unusual request, an unknown sid, a broken value, classic texts and a malformed form. */
function examplesFor(t: Trial, operation: Operation): AnyRequest[] {
  const { resource: name, place } = operation;
  const form = plainFormOf(t, operation);
  const plain: AnyRequest = { operation, sid: null, query: '', headers: [], form, contentType: FORM_TYPE };
  const odd: AnyRequest = {
    ...plain,
    form: form.length === 0 ? [] : [...form, ['NobodyKnows', 'x']],
    query: LONG_QUERY,
  };
  const unknown = { ...plain, sid: draw(unknownSid(sidPrefix(t.profile, name)), t.seed) };
  return [plain, odd, ...(place === 'instance' ? [unknown] : []), ...broken(t, plain), ...classic(t, plain)];
}

/** Classic texts in the first text field, and a form whose escapes are no escapes and no UTF-8. */
function classic(t: Trial, plain: AnyRequest): AnyRequest[] {
  const { resource: name, place } = plain.operation;
  const [field] = fieldsFor(resourceOf(t.profile, name), modeAt(place)).filter(
    ([known, { type }]) => type === 'string' && pinned(t.session, name, known) === undefined,
  );
  if (plain.form.length === 0 || field === undefined) return [];
  const others = plain.form.filter(([known]) => known !== field[0]);
  const [nul, ...controls] = controlValues(field[1]).map(({ value }) => value);
  const oneOfEach = edgeValues(field[1]).flatMap(({ value, everyWay }) => (everyWay === true ? [value] : []));
  const texts = [...(nul === undefined ? [] : [nul]), [...new Set(controls.join(''))].join(''), ...oneOfEach];
  return [
    ...texts.map((value): AnyRequest => ({ ...plain, form: [...others, [field[0], value]] })),
    { ...plain, body: `${encodeURIComponent(field[0])}=%zz%ff%c0%80%` },
  ];
}

function plainFormOf(t: Trial, { resource, place, verb }: Operation): Form {
  if (!writes(verb)) return [];
  return draw(validForm(resourceOf(t.profile, resource), modeAt(place), formOptions(t.session, resource)), t.seed);
}

function broken(t: Trial, plain: AnyRequest): AnyRequest[] {
  const { resource: name, place } = plain.operation;
  const [resource, mode, options] = [resourceOf(t.profile, name), modeAt(place), formOptions(t.session, name)];
  if (plain.form.length === 0 || brokenFormWays(resource, mode, options).length === 0) return [];
  return [{ ...plain, form: draw(brokenForm(resource, mode, options), t.seed).form }];
}

function anyRequest(t: Trial, operation: Operation): fc.Arbitrary<AnyRequest> {
  const { resource: name, place, verb } = operation;
  const prefix = sidPrefix(t.profile, name);
  const formType = fc.constant(FORM_TYPE);
  const anyType = fc.oneof(
    { weight: FORM_TYPE_WEIGHT, arbitrary: formType },
    { weight: 1, arbitrary: otherMediaType().map(({ contentType }) => contentType) },
  );
  return fc.record({
    operation: fc.constant(operation),
    sid:
      place === 'collection'
        ? fc.constant(null)
        : fc.oneof(fc.constant(null), unknownSid(prefix), malformedSid(prefix), unusualSid(prefix)),
    query: unusualQuery(verb.method === 'GET' ? t.profile.paging : null),
    headers: unusualHeaders(),
    form: writes(verb)
      ? unusualForm(resourceOf(t.profile, name), modeAt(place), formOptions(t.session, name))
      : fc.constant<Form>([]),
    contentType: writes(verb) ? anyType : formType,
  });
}

const writes = ({ method }: Verb): boolean => method === 'POST' || method === 'PUT';

async function hasDocumentedStatus(c: Case, drawn: AnyRequest): Promise<void> {
  const { verb, resource } = drawn.operation;
  const exchange = await c.send(await requestFor(c, drawn));
  const { status } = exchange.response;
  const refusals = exchange.request.body === null ? [] : c.profile.mediaRefusals;
  const allowed = [...documentedStatusesOf(verb.method), ...refusals];
  if (exchange.busy) {
    const control = await c.send(c.session.requests.get(pathOf(c.session, resource)));
    need(!control.busy, `${verbName(verb)} was answered ${status} after all retries, and a plain GET failed too`);
  }
  check(c, allowed.includes(status) && !exchange.busy, () => ({
    message: `any ${verbName(verb)} is answered with a status that the page lists for ${verb.method}`,
    expected: exchange.busy
      ? `a status other than ${status}, which this input always causes`
      : `one of ${allowed.join(', ')}`,
    actual: `status ${status}`,
    exchange,
  }));
}

async function requestFor(
  c: Case,
  { operation, sid, form, query, headers, contentType, body }: AnyRequest,
): Promise<HttpRequest> {
  const { resource, place, verb } = operation;
  const { requests, client } = c.session;
  if (sid !== null) client.ownership.invented(sid);
  const target = place === 'collection' ? undefined : (sid ?? (await liveFor(c, operation)).sid);
  const plain = requests.of(verb, pathOf(c.session, resource, target), marked(c, resource, form));
  return {
    ...plain,
    query: [plain.query, query].filter((part) => part !== '').join('&'),
    headers,
    contentType: plain.body === null ? null : contentType,
    ...(body !== undefined && { body }),
  };
}

/** Reads and updates use the shared resource; a DELETE uses its own. */
function liveFor(c: Case, { resource, verb }: Operation): Promise<Live> {
  return verb.method === 'DELETE' ? own(c, resource) : shared(c, resource);
}
