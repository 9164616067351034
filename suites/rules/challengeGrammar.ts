/** Parses `WWW-Authenticate` (RFC 9110 11.6.1, 11.3, 11.2 and 5.6). */

export interface Challenge {
  /** The scheme in lower case. */
  scheme: string;
  token68: string | null;
  /** The parameters by lower-case name, with quoted-pairs unescaped. */
  parameters: Map<string, string>;
}

const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const TOKEN68 = /[A-Za-z0-9\-._~+/]+=*/y;
const BLANKS = /[ \t]*/y;
const QUOTED = /"((?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t \x21-\x7e\x80-\xff])*)"/y;

/**
 * The challenges of one field value; undefined if it is malformed. The grammar is a list of
 * `auth-scheme [ 1*SP ( token68 / #auth-param ) ]`. Empty list elements are skipped (5.6.1.2). A repeated parameter within a
 * challenge
 * is an error (11.2).
 */
export function parseChallenges(value: string): Challenge[] | undefined {
  const reader = new Reader(value);
  const challenges: Challenge[] = [];
  for (;;) {
    reader.separators();
    if (reader.atEnd) return challenges;
    const challenge = readChallenge(reader);
    if (challenge === undefined) return undefined;
    challenges.push(challenge);
    if (!reader.atEnd && !reader.sees(',')) return undefined;
  }
}

/** The challenges of all fields with the name. Ignores malformed fields. */
export function challengesOf(values: string[]): Challenge[] {
  return values.flatMap((value) => parseChallenges(value) ?? []);
}

/** RFC 7617 2: the realm is required. */
export function isBasicWithRealm({ scheme, token68, parameters }: Challenge): boolean {
  return scheme === 'basic' && token68 === null && parameters.has('realm');
}

function readChallenge(reader: Reader): Challenge | undefined {
  const scheme = reader.take(TOKEN)?.toLowerCase();
  if (scheme === undefined) return undefined;
  const challenge: Challenge = { scheme, token68: null, parameters: new Map() };
  if (!reader.spaces()) return challenge;
  const token68 = reader.tryToken68();
  if (token68 !== undefined) return { ...challenge, token68 };
  return readParameters(reader, challenge.parameters) ? challenge : undefined;
}

/** Reads parameters until the list ends or another challenge begins. Returns false for anything else. */
function readParameters(reader: Reader, parameters: Map<string, string>): boolean {
  for (;;) {
    const parameter = reader.tryParameter();
    if (parameter === 'malformed') return false;
    if (parameter !== undefined) {
      const [name, value] = parameter;
      if (parameters.has(name)) return false;
      parameters.set(name, value);
    }
    reader.blanks();
    if (!reader.sees(',')) return parameter !== undefined || reader.atEnd;
    const before = reader.position;
    reader.separators();
    if (reader.atEnd || !reader.startsParameter()) {
      reader.position = before;
      return true;
    }
  }
}

class Reader {
  position = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.position >= this.#text.length;
  }

  sees(character: string): boolean {
    return this.#text[this.position] === character;
  }

  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const [match] = pattern.exec(this.#text) ?? [];
    if (match !== undefined) this.position += match.length;
    return match;
  }

  blanks(): void {
    this.take(BLANKS);
  }

  /** Skips `1*SP` after a scheme. Returns whether anything follows. */
  spaces(): boolean {
    const before = this.position;
    this.blanks();
    return this.position > before && !this.atEnd;
  }

  /** Skips commas and the blanks around them. */
  separators(): void {
    do this.blanks();
    while (this.take(/,/y) !== undefined);
  }

  /** A token68 is the only content of its challenge, so the end or a comma must follow. */
  tryToken68(): string | undefined {
    const before = this.position;
    const taken = this.take(TOKEN68);
    this.blanks();
    if (taken !== undefined && (this.atEnd || this.sees(','))) return taken;
    this.position = before;
    return undefined;
  }

  /** Whether a parameter (`token BWS =`) begins here, rather than the next challenge. */
  startsParameter(): boolean {
    const before = this.position;
    const named = this.take(TOKEN) !== undefined;
    this.blanks();
    const starts = named && this.sees('=');
    this.position = before;
    return starts;
  }

  /** `token BWS "=" BWS ( token / quoted-string )`; undefined if no parameter begins here. */
  tryParameter(): [name: string, value: string] | 'malformed' | undefined {
    if (!this.startsParameter()) return undefined;
    const name = this.take(TOKEN)?.toLowerCase() ?? '';
    this.blanks();
    this.position += 1;
    this.blanks();
    const token = this.take(TOKEN);
    if (token !== undefined) return [name, token];
    const quoted = this.take(QUOTED);
    return quoted === undefined ? 'malformed' : [name, quoted.slice(1, -1).replace(/\\(.)/g, '$1')];
  }
}
