// A stand-in for WireMock. It serves the stub mappings of a folder, with the features that docs/examples uses:
// method, path, credentials, headers, query, body and priority. Like WireMock, it sends a Matched-Stub-Id header
// and answers 500 to credentials without a value.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const { values } = parseArgs({ options: { port: text, 'bind-address': text, 'root-dir': text } });
const folder = join(values['root-dir'], 'mappings');
const stubs = readdirSync(folder)
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).mappings)
  .sort((a, b) => a.priority - b.priority);

const whole = (pattern, value) => new RegExp(`^(?:${pattern})$`, 's').test(value);
const holds = ({ equalTo, matches }, value) =>
  value !== undefined && value !== null && (equalTo === undefined ? whole(matches, value) : value === equalTo);

function fits({ request }, { method, headers }, url, body) {
  const { urlPath, urlPathPattern = '', basicAuthCredentials: credentials } = request;
  const authorization =
    credentials && Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
  return (
    (request.method === 'ANY' || request.method === method) &&
    (urlPath === undefined ? whole(urlPathPattern, url.pathname) : urlPath === url.pathname) &&
    (credentials === undefined || /^basic +(.*)$/i.exec(headers.authorization ?? '')?.[1] === authorization) &&
    Object.entries(request.headers ?? {}).every(([name, rule]) => holds(rule, headers[name.toLowerCase()])) &&
    Object.entries(request.queryParameters ?? {}).every(([name, rule]) => holds(rule, url.searchParams.get(name))) &&
    (request.bodyPatterns ?? []).every((rule) => holds(rule, body))
  );
}

const server = createServer(async (incoming, outgoing) => {
  const body = (await buffer(incoming)).toString('utf8');
  const url = new URL(incoming.url, 'http://localhost');
  if (/^basic *$/i.test(incoming.headers.authorization ?? '')) return outgoing.writeHead(500).end();
  const at = stubs.findIndex((stub) => fits(stub, incoming, url, body));
  if (at === -1) return outgoing.writeHead(404).end();
  const { status, headers, jsonBody } = stubs[at].response;
  outgoing.writeHead(status, { ...headers, 'Matched-Stub-Id': String(at) });
  outgoing.end(jsonBody === undefined ? undefined : JSON.stringify(jsonBody));
});
server.listen(Number(values.port), values['bind-address']);
