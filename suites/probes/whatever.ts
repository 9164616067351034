/** `*.documented-statuses`: whatever is sent, the status is one that the page lists for the method. */
import fc from 'fast-check';
import type { HttpRequest } from '../../client/exchange.ts';
import { NotApplicable } from '../../client/failures.ts';
import { brokenForm, brokenFormWays, type Form, validForm } from '../../generators/forms/form.ts';
import { FORM_TYPE, otherMediaType } from '../../generators/requests/mediaType.ts';
import { whateverForm, whateverHeaders, whateverQuery, whateverSid } from '../../generators/requests/whatever.ts';
import { draw } from '../../generators/seed.ts';
import { malformedSid, unknownSid } from '../../generators/sids/sid.ts';
import { drawnBeside } from '../engine/property.ts';
import type { Probe, Trial } from '../engine/trial.ts';
import type { Case, Live } from '../fixtures/case/case.ts';
import { Kept } from '../fixtures/kept.ts';
import { documentedStatusesOf } from '../fixtures/profile/documented.ts';
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
} from '../fixtures/profile/operations.ts';
import { GET, type Verb, verbName } from '../fixtures/profile/verbs.ts';
import { formOptions, marked } from '../fixtures/values/forms.ts';

interface Whatever {
  operation: Operation;
  /** In the place of the sid; null for a resource that exists. */
  sid: string | null;
  query: string;
  headers: [string, string][];
  form: Form;
  contentType: string;
}

const FORM_MOSTLY = 4;
/** Far from what servers bear (8,000 bytes at the least, RFC 9110 4.1), and beyond a bound of one byte or of 255. */
const LONG_QUERY = `x=${'y'.repeat(300)}`;
/** A GET is one request: three times the runs cost no more than elsewhere, and find what strikes one in twenty. */
const RUNS_OF_READS = 3;

export const documentedStatuses =
  (verbs: Verb[]): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const places = reachable(t, verbs);
    if (places.length === 0) throw new NotApplicable(`the profile offers no ${verbs.map(verbName).join(' nor ')}`);
    const runs = t.session.settings.runs * (verbs.includes(GET) ? RUNS_OF_READS : 1);
    // whatever comes with a read or an update, what else there is stays, or another clause finds that it does not
    const kept = new Kept(t.newCase());
    const examples = oneEachWay(places).flatMap((operation) => [
      asUsual(t, operation),
      oddly(t, operation),
      ...toNobody(t, operation),
      ...broken(t, operation),
    ]);
    await t.property(
      'whatever is sent',
      fc.constantFrom(...places).chain((operation) => whatever(t, operation)),
      (c, drawn) => judged(c, drawn, kept),
      {
        examples,
        runs: drawnBeside(examples, runs),
        show: ({ operation, sid, query, form }) =>
          `${operationName(operation)} ${sid ?? ''} ?${query} ${JSON.stringify(form)}`,
      },
    );
    t.requests += await kept.close();
  };

/** The operation with nothing odd about it: what is drawn may be refused each time, and a wrong success would not be seen. */
function asUsual(t: Trial, operation: Operation): Whatever {
  const { resource: name, place, verb } = operation;
  const mode = modeAt(place);
  const resource = t.profile.resources[name];
  const writes = verb.method === 'POST' || verb.method === 'PUT';
  const form =
    writes && resource !== undefined
      ? draw(validForm(resource, mode, formOptions(t.session.settings.values, name)), t.seed)
      : [];
  return { operation, sid: null, query: '', headers: [], form, contentType: FORM_TYPE };
}

/** What a target may pass over and must not fall over, with nothing else that it could refuse before. */
function oddly(t: Trial, operation: Operation): Whatever {
  const usual = asUsual(t, operation);
  const form: Form = usual.form.length === 0 ? [] : [...usual.form, ['NobodyKnows', 'x']];
  return { ...usual, form, query: LONG_QUERY };
}

/** The usual request to a sid that stands for nothing. */
function toNobody(t: Trial, operation: Operation): Whatever[] {
  if (operation.place === 'collection') return [];
  return [
    {
      ...asUsual(t, operation),
      sid: draw(unknownSid(sidPrefix(t.profile, operation.resource)), t.seed),
    },
  ];
}

/** The usual request with one value that the resource does not take. */
function broken(t: Trial, operation: Operation): Whatever[] {
  const usual = asUsual(t, operation);
  if (usual.form.length === 0) return [];
  const resource = resourceOf(t.profile, operation.resource);
  const mode = modeAt(operation.place);
  const options = formOptions(t.session.settings.values, operation.resource);
  if (brokenFormWays(resource, mode, options).length === 0) return [];
  return [{ ...usual, form: draw(brokenForm(resource, mode, options), t.seed).form }];
}

/** What the profile offers, and read-only endpoints, which are to refuse. A collection is never sent a DELETE. */
function reachable(t: Trial, verbs: Verb[]): Operation[] {
  const offered = operations(t.profile).filter(
    ({ verb, place, resource }) =>
      verbs.includes(verb) && (place === 'collection' || holdable(t.profile).includes(resource)),
  );
  const refusing = readOnly(t.profile).flatMap((resource) =>
    verbs.filter(({ method }) => method !== 'GET').map((verb): Operation => ({ resource, place: 'collection', verb })),
  );
  return [...offered, ...refusing];
}

function whatever(t: Trial, operation: Operation): fc.Arbitrary<Whatever> {
  const resource = resourceOf(t.profile, operation.resource);
  const prefix = sidPrefix(t.profile, operation.resource);
  const mode = modeAt(operation.place);
  const writes = operation.verb.method === 'POST' || operation.verb.method === 'PUT';
  const formTypes = fc.constant(FORM_TYPE);
  return fc.record({
    operation: fc.constant(operation),
    sid:
      operation.place === 'collection'
        ? fc.constant(null)
        : fc.oneof(fc.constant(null), unknownSid(prefix), malformedSid(prefix), whateverSid(prefix)),
    query: whateverQuery(operation.verb.method === 'GET' ? t.profile.paging : null),
    headers: whateverHeaders(),
    form: writes
      ? whateverForm(resource, mode, formOptions(t.session.settings.values, operation.resource))
      : fc.constant<Form>([]),
    contentType: writes
      ? fc.oneof(
          { weight: FORM_MOSTLY, arbitrary: formTypes },
          { weight: 1, arbitrary: otherMediaType().map(({ contentType }) => contentType) },
        )
      : formTypes,
  });
}

async function judged(c: Case, drawn: Whatever, kept: Kept): Promise<void> {
  const { verb, resource } = drawn.operation;
  const { requests } = c.session;
  const exchange = await c.send(await requestOf(c, drawn, kept));
  const bare = exchange.request.body === null;
  const allowed = [...documentedStatusesOf(verb.method), ...(bare ? [] : c.profile.mediaRefusals)];
  const { status } = exchange.response;
  if (exchange.busy) {
    const control = await c.send(requests.get(c.path(resource)));
    c.need(!control.busy, `${verbName(verb)} stayed ${status}, and so did a plain GET`);
  }
  c.check(allowed.includes(status) && !exchange.busy, () => ({
    message: `whatever ${verbName(verb)} is sent, the status is one that the page lists for ${verb.method}`,
    expected: exchange.busy ? `no ${status} that one input always brings` : `one of ${allowed.join(', ')}`,
    actual: `status ${status}`,
    exchange,
  }));
}

async function requestOf(c: Case, drawn: Whatever, kept: Kept): Promise<HttpRequest> {
  const { operation } = drawn;
  const { verb } = operation;
  const { requests, client } = c.session;
  const live = operation.place === 'instance' && drawn.sid === null ? await instance(c, operation, kept) : undefined;
  if (drawn.sid !== null) client.ownership.madeUp(drawn.sid);
  const path = c.path(operation.resource, operation.place === 'instance' ? (live?.sid ?? drawn.sid ?? '') : undefined);
  const plain = requests.of(verb, path, marked(c, operation.resource, drawn.form));
  return {
    ...plain,
    query: [plain.query, drawn.query].filter((part) => part !== '').join('&'),
    headers: drawn.headers,
    contentType: plain.body === null ? null : drawn.contentType,
  };
}

/** What a DELETE is sent to is its own. */
function instance(c: Case, { resource, verb }: Operation, kept: Kept): Promise<Live> {
  return verb.method === 'DELETE' ? c.create(resource) : kept.live(c, resource);
}
