/**
 * Writes shell commands (POSIX and curl) that reproduce a finding. Secrets and values that differ between runs become variables.
 */
import type { HttpRequest } from '../../../client/exchange.ts';
import { piecesOf } from '../../../client/redaction/splitByKnownTexts.ts';
import { headerVariable } from '../../../client/settings.ts';
import { shownProxy } from '../../../client/transport/agent.ts';

/** A request, and the sid of the resource that it created. `element` is the XML element of the sid, if the answer is XML. */
export interface Step {
  request: HttpRequest;
  created?: { sid: string; property: string; element?: string };
}

export interface CurlContext {
  baseUrl: string;
  accountSid: string;
  marker: string;
  insecure: boolean;
  /** The URL of the proxy. The commands omit its userinfo. */
  proxy?: string;
  /** Names of the extra headers, whose values are secret. */
  headerNames: string[];
  /** Tokens that may occur in the text of a request, each with its variable. */
  tokens: [token: string, variable: string][];
  redact(text: string): string;
}

/**
 * The commands, one line per request. The last command prints status, header and body. Variables capture the sids of created
 * resources.
 * Credentials are `$TWILIO_ACCOUNT_SID` and `$TWILIO_AUTH_TOKEN`. A new marker replaces the run's.
 */
export function curlScript(steps: Step[], context: CurlContext): string {
  const variables = new Map<string, string>([...context.tokens, [context.accountSid, 'TWILIO_ACCOUNT_SID']]);
  const lines: string[] = [];
  const usesMarker = steps.some(({ request }) =>
    `${request.path}${request.query}${request.body ?? ''}`.includes(context.marker),
  );
  if (usesMarker) {
    lines.push("MARKER=$(od -An -N4 -tx4 /dev/urandom | tr -d ' ')");
    variables.set(context.marker, 'MARKER');
  }
  steps.forEach(({ request, created }, index) => {
    const command = curlCommand(request, context, variables);
    if (index === steps.length - 1) {
      lines.push(request.head === true ? command : command.replace('curl -sS', 'curl -sS -i'));
    } else if (created !== undefined) {
      const name = `SID${variables.size - (usesMarker ? 1 : 0)}`;
      lines.push(`${name}=$(${command} | ${sidFilter(created)})`);
      variables.set(created.sid, name);
    } else {
      lines.push(`${command} -o /dev/null`);
    }
  });
  return context.redact(lines.join('\n'));
}

/** A filter that extracts the sid from the answer to a create. The names come from the profile. */
function sidFilter({ property, element }: NonNullable<Step['created']>): string {
  const name = property.startsWith('/') ? (property.split('/').at(-1) ?? '') : property;
  const member = `${asPattern(JSON.stringify(name))} *: *("[^"]+"|[0-9]+)`;
  return element === undefined
    ? `grep -oE ${literal(member)} | head -n 1 | sed -E 's/.*[": ]([^"]+)"?$/\\1/'`
    : `grep -oE ${literal(`<${asPattern(element)}( [^>]*)?>[^<]+`)} | head -n 1 | sed -E 's/^[^>]*>//'`;
}

/** An extended regular expression of POSIX that matches the text. */
function asPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('\n', ' ');
}

/** A field whose value is secret, and therefore in a variable. A name may contain a backtick (RFC 9110 5.6.2). */
function secretField(name: string): string {
  const variable = headerVariable(name);
  return /^[\w-]+$/.test(name) ? `"${name}: $${variable}"` : `${literal(`${name}: `)}"$${variable}"`;
}

function curlCommand(request: HttpRequest, context: CurlContext, variables: Map<string, string>): string {
  const quote = (text: string) => shellQuote(text, variables);
  const words = ['curl -sS'];
  if (context.insecure) words.push('-k');
  if (context.proxy !== undefined) {
    words.push(`-x ${quote(shownProxy(context.proxy))}`);
    if (new URL(context.proxy).username !== '') words.push('-U "$PROOFMARK_PROXY_USER"');
  }
  // curl sends a POST by default if there is data, and otherwise a GET.
  if (request.head === true) words.push('--head');
  else if (request.method !== (request.body === null ? 'GET' : 'POST')) words.push(`-X ${request.method}`);
  words.push(...(request.credential.shell === '' ? [] : [request.credential.shell]));
  for (const name of context.headerNames) words.push(`-H ${secretField(name)}`);
  for (const [name, value] of request.headers) {
    // A cookie of the target may identify a session.
    words.push(name.toLowerCase() === 'cookie' ? '-b "$PROOFMARK_COOKIE"' : `-H ${quote(`${name}: ${value}`)}`);
  }
  if (request.body !== null) {
    words.push(
      request.contentType === null ? "-H 'Content-Type:'" : `-H ${quote(`Content-Type: ${request.contentType}`)}`,
    );
    const body = request.body.toString();
    // curl would read a file whose name follows an @
    words.push(`${body.startsWith('@') ? '--data-raw' : '--data-binary'} ${quote(body)}`);
  } else if (request.contentType !== null) {
    words.push(`-H ${quote(`Content-Type: ${request.contentType}`)}`);
  }
  const target = `${context.baseUrl}${request.path}${request.query === '' ? '' : `?${request.query}`}`;
  words.push('--path-as-is', '-g', quote(target));
  return words.join(' ');
}

/** Puts literal text in single quotes, and replaces known values by variables in double quotes. */
export function shellQuote(text: string, variables: Map<string, string>): string {
  const words = piecesOf(text, variables).map((piece) =>
    'value' in piece ? `"$${piece.value}"` : literal(piece.text),
  );
  return words.join('') || "''";
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
