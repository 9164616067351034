/**
 * A small API of queues on Express, with the `method-override` middleware set up as in its documentation.
 * The accounts come from ACCOUNT_SID, AUTH_TOKEN, OTHER_ACCOUNT_SID and OTHER_AUTH_TOKEN. ONLY, such as
 * `PUT,DELETE`, limits the middleware to these methods. The server listens on PORT or a free port.
 */
import { randomBytes } from 'node:crypto';
import express from 'express';
import methodOverride from 'method-override';

const env = process.env;
const tokens = new Map([
  [env.ACCOUNT_SID, env.AUTH_TOKEN],
  [env.OTHER_ACCOUNT_SID, env.OTHER_AUTH_TOKEN],
]);
/** Account sid → queue sid → queue. */
const queuesOf = new Map([...tokens.keys()].map((account) => [account, new Map()]));

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function authenticate(request, response, next) {
  const encoded = /^basic +([^ ]+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const [, account, token] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  if (token === undefined || tokens.get(account) !== token) {
    response.set('WWW-Authenticate', 'Basic realm="Queues"');
    throw new HttpError(401, 'These credentials open nothing');
  }
  response.locals.account = account;
  next();
}

function ownAccount(request, response, next) {
  if (request.params.account !== response.locals.account) throw new HttpError(404, 'No such account');
  response.locals.queues = queuesOf.get(request.params.account);
  next();
}

function ownQueue(request, response, next) {
  response.locals.queue = response.locals.queues.get(request.params.sid);
  if (response.locals.queue === undefined) throw new HttpError(404, 'No such queue');
  next();
}

/** Converts the form to members of the representation. The first of repeated fields counts. */
function changes(form, queues, own) {
  const [name, size] = ['FriendlyName', 'MaxSize'].map((field) => [form[field]].flat()[0]);
  const changed = {};
  if (name !== undefined) {
    const length = [...name].length;
    if (length < 1 || length > 64) throw new HttpError(400, 'FriendlyName takes 1 to 64 characters');
    const taken = [...queues.values()].some((queue) => queue !== own && queue.friendly_name === name);
    if (taken) throw new HttpError(400, 'FriendlyName is taken');
    changed.friendly_name = name;
  }
  if (size !== undefined) {
    const number = /^\d+$/.test(size) ? Number(size) : Number.NaN;
    if (!(number >= 1 && number <= 5000)) throw new HttpError(400, 'MaxSize takes 1 to 5000');
    changed.max_size = number;
  }
  return changed;
}

const now = () => new Date().toUTCString().replace('GMT', '+0000');

function create(request, response) {
  const { account, queues } = response.locals;
  const changed = changes(request.body ?? {}, queues, null);
  if (changed.friendly_name === undefined) throw new HttpError(400, 'FriendlyName is missing');
  const sid = `QU${randomBytes(16).toString('hex')}`;
  const queue = {
    sid,
    account_sid: account,
    uri: `/2010-04-01/Accounts/${account}/Queues/${sid}.json`,
    max_size: 100,
    current_size: 0,
    average_wait_time: 0,
    date_created: now(),
    date_updated: now(),
    ...changed,
  };
  queues.set(sid, queue);
  response.status(201).json(queue);
}

function update(request, response) {
  const { queue, queues } = response.locals;
  Object.assign(queue, changes(request.body ?? {}, queues, queue), { date_updated: now() });
  response.json(queue);
}

function list(request, response) {
  const size = Math.min(Number(request.query.PageSize ?? 50), 1000);
  const page = Number(request.query.Page ?? 0);
  const all = [...response.locals.queues.values()];
  const uri = (number) => `${request.path}?PageSize=${size}&Page=${number}`;
  const end = Math.min((page + 1) * size, all.length);
  response.json({
    queues: all.slice(page * size, end),
    page,
    page_size: size,
    start: page * size,
    end: Math.max(end - 1, 0),
    uri: uri(page),
    first_page_uri: uri(0),
    next_page_uri: end < all.length ? uri(page + 1) : null,
    previous_page_uri: page > 0 ? uri(page - 1) : null,
  });
}

function remove(_request, response) {
  response.locals.queues.delete(response.locals.queue.sid);
  response.status(204).end();
}

const notOffered = (allow) => (_request, response) => {
  response.set('Allow', allow);
  throw new HttpError(405, 'This resource has no such method');
};

const base = '/2010-04-01/Accounts/:account';
const app = express().set('query parser', 'simple').disable('x-powered-by');
const only = env.ONLY?.split(',');
app.use(methodOverride(only === undefined ? '_method' : ({ query }) => only.find((name) => name === query._method)));
app.use(authenticate);
app.use(express.urlencoded({ extended: false }));
app.route(`${base}/Queues.json`).all(ownAccount).get(list).post(create).put(create).all(notOffered('GET, POST, PUT'));
app
  .route(`${base}/Queues/:sid.json`)
  .all(ownAccount, ownQueue)
  .get((_request, response) => response.json(response.locals.queue))
  .post(update)
  .put(update)
  .delete(remove)
  .all(notOffered('GET, POST, PUT, DELETE'));
app
  .route(`${base}/Balance.json`)
  .all(ownAccount)
  .get((_request, response) =>
    response.json({ account_sid: response.locals.account, balance: '1.00', currency: 'USD' }),
  )
  .all(notOffered('GET'));
app.use(() => {
  throw new HttpError(404, 'Nothing is here');
});
app.use((error, _request, response, _next) => {
  // a path that does not decode (URIError) matches no resource
  const status = error instanceof URIError ? 404 : (error.status ?? 500);
  response.status(status).json({ code: status, message: error.message, more_info: 'https://example.com/', status });
});
app.listen(Number(env.PORT ?? 0), '127.0.0.1');
