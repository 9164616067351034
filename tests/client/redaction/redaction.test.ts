/** Redaction of secrets in answers from a target. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { head } from '../../../client/redaction/excerpt.ts';
import { hideNamedSecrets } from '../../../client/redaction/namedSecrets.ts';
import { redactorFor } from '../../../client/redaction/redactor.ts';
import type { RunSettings } from '../../../client/settings.ts';
import { malformedBasicTable, nearMissTable } from '../../../generators/credentials/credentials.ts';
import { settingsFor } from '../../support/command/inProcess.ts';

const SID = 'AC0123456789abcdef0123456789abcdef';
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const percent = (text: string, digits: (hex: string) => string) =>
  [...Buffer.from(text, 'utf8')].map((byte) => `%${digits(byte.toString(16).padStart(2, '0'))}`).join('');
const units = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const points = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);

const NOTATIONS: Record<string, (token: string) => string> = {
  'as it is': (token) => token,
  'percent-encoded where a URL needs it': encodeURIComponent,
  'percent-encoded throughout, lower case': (token) => percent(token, (hex) => hex),
  'percent-encoded throughout, upper case': (token) => percent(token, (hex) => hex.toUpperCase()),
  'percent-encoded in part': (token) =>
    [...token].map((one, at) => (at % 2 === 0 ? percent(one, (hex) => hex) : one.replace('%', '%25'))).join(''),
  'percent-encoded twice': (token) => encodeURIComponent(encodeURIComponent(token)),
  'as a form': (token) => new URLSearchParams([['', token]]).toString().slice(1),
  JSON: (token) => JSON.stringify(token).slice(1, -1),
  'JSON in JSON': (token) => JSON.stringify(JSON.stringify(token).slice(1, -1)).slice(1, -1),
  'JSON escapes throughout': (token) =>
    units(token)
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  'decimal character references': (token) =>
    points(token)
      .map((point) => `&#${point};`)
      .join(''),
  'hexadecimal character references for some characters': (token) =>
    points(token)
      .map((point, at) => (at % 3 === 0 ? `&#X${point.toString(16)};` : String.fromCodePoint(point)))
      .join(''),
  XML: (token) => token.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  base64: base64,
  'base64 without padding': (token) => base64(token).replace(/=+$/, ''),
  'base64 for URLs': (token) => Buffer.from(token, 'utf8').toString('base64url'),
  'base64 in a URL': (token) => encodeURIComponent(base64(`${SID}:${token}`)),
  credentials: (token) => `Basic ${base64(`${SID}:${token}`)}`,
  'credentials for URLs': (token) => Buffer.from(`${SID}:${token}`).toString('base64url'),
  'base64 of the credentials after one more byte': (token) => base64(`x${SID}:${token}`),
  'base64 of the credentials after two more bytes': (token) => base64(`xy${SID}:${token}; and more`),
  userinfo: (token) => `https://${SID}:${encodeURIComponent(token)}@example.com/`,
  'userinfo without percent-encoding': (token) => `https://${SID}:${token}@example.com/`,
  hex: (token) => Buffer.from(token, 'utf8').toString('hex'),
  'upper-case hex of sid and token': (token) => Buffer.from(`${SID}:${token}`, 'utf8').toString('hex').toUpperCase(),
  'bytes read as Latin-1': (token) => Buffer.from(token, 'utf8').toString('latin1'),
  'base64 of percent-encoding': (token) => base64(`auth=${encodeURIComponent(token)}&x=1`),
  'base64 of percent-encoding throughout': (token) => base64(percent(token, (hex) => hex)),
  'base64 of JSON': (token) => base64(JSON.stringify({ token })),
  'base64 of JSON escapes throughout': (token) =>
    base64(
      units(token)
        .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
        .join(''),
    ),
  'base64 of base64': (token) => base64(base64(token)),
  'base64 for URLs of percent-encoding': (token) =>
    Buffer.from(`a=${encodeURIComponent(token)}&b=2`).toString('base64url'),
  'hex of percent-encoding': (token) => Buffer.from(percent(token, (hex) => hex)).toString('hex'),
  'hex of JSON': (token) => Buffer.from(JSON.stringify({ token })).toString('hex').toUpperCase(),
  'hex of base64': (token) => Buffer.from(base64(token)).toString('hex'),
  'percent-encoded base64 of JSON': (token) => encodeURIComponent(base64(JSON.stringify([token]))),
  'a list of bytes': (token) => `[${[...Buffer.from(token)].join(', ')}]`,
  'a list of bytes on lines': (token) => [...Buffer.from(token)].join(',\n  '),
  'a Buffer as Node shows it': (token) => `<Buffer ${Buffer.from(token).toString('hex').match(/../g)?.join(' ')}>`,
  'bytes in a form': (token) => new URLSearchParams({ a: JSON.stringify([...Buffer.from(token)], null, 1) }).toString(),
  'a Buffer in a form': (token) => new URLSearchParams({ a: [...Buffer.from(token)].join(', ') }).toString(),
  'a list of hexadecimal bytes': (token) =>
    [...Buffer.from(token)].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(', '),
  'SHA-256': (token) => createHash('sha256').update(token).digest('hex'),
};

const TOKENS = {
  usual: '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
  'special characters of regular expressions': '^a.*(b)+[c]{2}|$\\d?',
  'special characters of HTML, JSON and XML': `<b>&amp;"'</b>{"a":1}]]>`,
  'special characters of a shell': "$(rm)`x`'$HOME'\\!;|&",
  spaces: 'two words, spaced out',
  'characters outside ASCII': 'Zoë–tökén',
  astral: '😀token😀',
  'a percent-encoding': 'abc%41%20%zz',
  'a line break': 'one\ntwo\nthree',
  word: 'test',
  'a member name of the profile': 'status',
};

const redactor = (authToken: string, changes: Partial<RunSettings> = {}) =>
  redactorFor(settingsFor('http://127.0.0.1:1', { account: { accountSid: SID, authToken }, ...changes }));

describe.each(Object.entries(TOKENS))('a token: %s', (_, token) => {
  const redact = redactor(token);

  it.each(Object.entries(NOTATIONS))('is removed from an answer: %s', (_notation, write) => {
    const echoed = write(token);
    const shown = redact(`{"x":"(${echoed})"}`, 'answer');
    expect(shown).toMatch(/^\{"x":"\((.*<auth token(?: in credentials)?>.*)\)"\}$/s);
    expect(shown).not.toContain(token);
    expect(shown).not.toContain(echoed);
    expect(redact.leaks(`(${echoed})`, 'answer').length).toBeGreaterThan(0);
    expect(redact.leaks(shown, 'answer')).toEqual([]);
    expect(redact(shown, 'answer')).toBe(shown);
  });
});

describe('a token that is an ordinary word', () => {
  it.each([
    ['test'],
    ['post'],
    ['status'],
    ['a'],
    ['0'],
    ['200'],
    ['token'],
    ['conformant'],
    ['application/json'],
  ])('%s leaves the suite’s own text unchanged', (token) => {
    const redact = redactor(token);
    const sentence = 'POST a test: status 200, not 0; a token is conformant; application/json';
    for (const kind of ['own', 'sentence', 'seen'] as const) expect(redact(sentence, kind)).toBe(sentence);
    expect(redact.leaks(sentence, 'own')).toEqual([]);
  });

  it.each([
    ['test', 'friendly_name "a test"', 'friendly_name "a <auth token>"'],
    ['200', 'status 200', 'status 200'],
    ['json', 'Content-Type: application/json', 'Content-Type: application/<auth token>'],
    ['a', 'friendly_name "not a word"', 'friendly_name "<hidden>"'],
  ])('%s is removed from observed values: %s', (token, seen, shown) => {
    expect(redactor(token)(seen, 'seen')).toBe(shown);
  });

  it('that resembles a variable name leaves the variable name unchanged', () => {
    const redact = redactor('twilio_test_auth_token');
    const command = 'curl -sS -u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN" http://127.0.0.1:1/';
    expect(redact(command, 'own')).toBe(command);
    expect(redact.leaks(command, 'own')).toEqual([]);
    expect(redact('you sent twilio_test_auth_tokem', 'answer')).not.toContain('_test_au');
  });

  it('does not hide member and element names of the profile', () => {
    expect(redactor('status')('{"status": 404, "x": "status"}', 'answer')).toBe('{"status": 404, "x": "<auth token>"}');
    expect(redactor('MaxSize')('<MaxSize>MaxSize</MaxSize>', 'answer')).toBe('<MaxSize><auth token></MaxSize>');
  });

  it.each(['a', '0', '200', 'é'])('the very short token %s hides each whole value that contains it', (token) => {
    const redact = redactor(token);
    expect(redact(`you sent ${token}`, 'answer')).toBe('<hidden>');
    expect(redact(`Basic ${base64(`${SID}:${token}`)}`, 'answer')).toBe('<hidden>');
    expect(redact('everything else', 'answer')).toBe('everything else');
  });
});

describe('several secrets', () => {
  const other = { accountSid: `AC${'2'.repeat(32)}`, authToken: '9f8e7d6c5b4a39281706f5e4d3c2b1a0-longer' };

  it('a token that starts with the other token is redacted whole', () => {
    const redact = redactor('9f8e7d6c5b4a39281706f5e4d3c2b1a0', { other });
    expect(redact(`${other.authToken} 9f8e7d6c5b4a39281706f5e4d3c2b1a0`, 'answer')).toBe(
      '<other auth token> <auth token>',
    );
  });

  it('a token equal to the sid is redacted as the sid', () => {
    expect(redactor(SID)(`/2010-04-01/Accounts/${SID}/Queues.json`, 'own')).toBe(
      '/2010-04-01/Accounts/<account sid>/Queues.json',
    );
  });

  it.each([
    ['X-Api-Key', 'kept-in-a-vault-42', 'you sent kept-in-a-vault-42', 'you sent <value of X-Api-Key>'],
    ['Proxy-Key', 'Bearer kept-in-a-vault-42', 'you are kept-in-a-vault-42', 'you are <value of Proxy-Key>'],
    ['Accept', 'application/vnd.example', 'application/vnd.example', 'application/vnd.example'],
  ])('the value of the extra header %s', (name, value, echoed, shown) => {
    expect(redactor('9f8e7d6c5b4a', { headers: [[name, value]] })(echoed, 'answer')).toBe(shown);
  });

  it('the proxy’s password and the client’s key are redacted', () => {
    const key = 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4KqXOugYv3MIfBlw';
    const redact = redactor('9f8e7d6c5b4a', {
      proxy: 'http://me:pass%20phrase%21@127.0.0.1:3128',
      tls: { insecure: false, clientKey: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n` },
    });
    expect(redact(`pass phrase! ${key}`, 'answer')).toBe('<credentials of the proxy> <client key>');
  });
});

describe('text that imitates a redaction mark', () => {
  const token = '9f8e7d6c5b4a39281706f5e4d3c2b1a0';
  const redact = redactor(token);

  it.each([
    [`<part of ${token}>`, '<part of <auth token>>'],
    [`<auth token ${token}>`, '<auth token <auth token>>'],
    [`<auth token in credentials ${SID}:${token}>`, '<auth token in credentials <auth token in credentials>>'],
    ['<auth token>', '<auth token>'],
    ['<part of auth token>', '<part of auth token>'],
  ])('%s', (text, shown) => {
    expect(redact(text, 'answer')).toBe(shown);
    expect(redact.leaks(shown, 'answer')).toEqual([]);
    if (text !== shown) expect(redact.leaks(text, 'answer')).toContain('auth token');
  });

  it.each([
    'hidden',
    'auth',
    'token',
    'part',
    'of',
    'wrong',
  ])('redaction marks do not count as a leak of the token %s', (word) => {
    const ordinary = redactor(word);
    const shown = ordinary(`{"password":"x","y":"${word}","z":"${SID}:${word}"}`, 'answer');
    expect(ordinary.leaks(shown, 'answer')).toEqual([]);
  });
});

describe('near misses', () => {
  const account = { accountSid: SID, authToken: 'Kq8xWz3LmR7tYv2N' };
  const redact = redactor(account.authToken);

  it.each(
    nearMissTable(account).map((near) => [near.label, near] as const),
  )('%s is replaced by its label', (label, near) => {
    const [, payload = ''] = (near.header ?? '').split(' ');
    const password = Buffer.from(payload, 'base64')
      .toString('utf8')
      .slice(SID.length + 1);
    const named = redact(`(${password}) (${payload})`, 'answer', [near]);
    expect(named).toContain(`<${label}>`);
    expect(named).not.toContain(payload);
    // A wildcard beside one or two characters of the token reveals nothing.
    if (!/[^%*._]{4}/.test(password)) return;
    expect(named).not.toContain(password);
    // If the redactor does not get the sent credentials, it hides only the characters that the password shares with the token.
    expect(redact(password, 'answer')).toMatch(/<(part of )?auth token>/);
  });

  it('leave the bare scheme visible, because every challenge contains it', () => {
    const bare = malformedBasicTable(account).filter(({ header }) => header === 'Basic');
    expect(bare.length).toBe(1);
    expect(redact('Basic realm="Twilio API"', 'answer', bare)).toBe('Basic realm="Twilio API"');
  });

  it.each([
    'one',
    'character',
    'more',
    'at',
  ])('get a neutral label when the token is a word of their label: %s', (word) => {
    const near = nearMissTable({ accountSid: SID, authToken: word }).filter(({ label }) => /more at/.test(label));
    const ordinary = redactor(word);
    for (const { header } of near) {
      const shown = ordinary(`you sent ${header}`, 'answer', near);
      expect(shown).toBe('you sent <wrong credentials>');
      expect(ordinary.leaks(shown, 'answer')).toEqual([]);
    }
  });

  it('are hidden in truncated text', () => {
    expect(redact('{"token_sent":"Kq8xWz3LmR7t', 'own')).toBe('{"token_sent":"<part of auth token>');
  });
});

describe('secrets of the target', () => {
  it.each([
    ['{"auth_token": "abc\\"d", "sid": "AC1"}', '{"auth_token": "<hidden>", "sid": "AC1"}'],
    ['{"authToken":"abc","api_key":12,"secret":null}', '{"authToken":"<hidden>","api_key":"<hidden>","secret":null}'],
    ['{"credentials":{"a":["}"],"b":1},"x":1}', '{"credentials":"<hidden>","x":1}'],
    [
      '{"page_size":50,"next_page_uri":"/a?PageToken=PA1","tokens_used":3}',
      '{"page_size":50,"next_page_uri":"/a?PageToken=PA1","tokens_used":3}',
    ],
    ['{"client_secret":"cut of', '{"client_secret":"<hidden>"'],
    ['"{\\"auth_token\\":\\"abc\\",\\"x\\":1}"', '"{\\"auth_token\\":\\"<hidden>\\",\\"x\\":1}"'],
    ['<AuthToken>abc</AuthToken><Sid>x</Sid>', '<AuthToken><hidden></AuthToken><Sid>x</Sid>'],
    ['<AuthToken><![CDATA[a<b]]></AuthToken><Sid>x</Sid>', '<AuthToken><hidden></AuthToken><Sid>x</Sid>'],
    ['<AuthToken>\n <!-- a -->abc</AuthToken>', '<AuthToken><hidden></AuthToken>'],
    ['<t:AuthToken a="b">a<c>b</c></t:AuthToken><t:Sid/>', '<t:AuthToken a="b"><hidden></t:AuthToken><t:Sid/>'],
    ['<AuthToken><![CDATA[cut of', '<AuthToken><hidden>'],
    [
      '<AuthToken/><Sid>x</Sid><AuthToken /><AuthToken> </AuthToken>',
      '<AuthToken/><Sid>x</Sid><AuthToken /><AuthToken> </AuthToken>',
    ],
    ['{"auth_token":"<hidden> abc"}', '{"auth_token":"<hidden>"}'],
    ['access_token=abc&x=1', 'access_token=<hidden>&x=1'],
    ['https://example.com/?api_key=abc#x', 'https://example.com/?api_key=<hidden>'],
    ['auth_token "abc"', 'auth_token "<hidden>"'],
  ])('%s', (text, shown) => {
    expect(hideNamedSecrets(text)).toBe(shown);
    expect(hideNamedSecrets(shown)).toBe(shown);
  });
});

describe('a body that mixes pieces of JSON and XML', () => {
  const token = '9f8e7d6c5b4a39281706f5e4d3c2b1a0';
  const redact = redactor(token);
  const pieces = [
    '"auth_token":',
    '"token" : ',
    '\\"secret\\":\\"',
    '"password":"x"',
    '"',
    '\\',
    '{',
    '}',
    '<token>',
    '</token>',
  ];
  pieces.push(
    '<AuthToken a="b">',
    '</AuthToken>',
    '<![CDATA[',
    ']]>',
    '<hidden>',
    '<auth token>',
    '<part of ',
    '>',
    '<',
    '&',
  );
  pieces.push('access_token=', '=', ' ', ',', 'password "', '&lt;', '\n', 'abc', token, token.slice(1));

  it('has no leak after redaction, wherever it is truncated', () => {
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((drawn) => drawn.join(''));
    fc.assert(
      fc.property(text, fc.nat({ max: 300 }), (body, length) => {
        const shown = redact(body, 'answer');
        expect(redact(shown, 'answer')).toBe(shown);
        expect(redact.leaks(shown, 'answer')).toEqual([]);
        const cut = head(body, length, (value) => redact(value, 'answer'));
        expect(redact.leaks(cut === shown ? cut : `${cut}\n(3 more characters)`, 'answer')).toEqual([]);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('a body truncated within a secret', () => {
  const redact = redactor('9f8e7d6c5b4a39281706f5e4d3c2b1a0');

  it.each([
    '{"a":1,"auth_token":"abc","b":2}',
    '{"a":"{\\"auth_token\\":\\"abc\\"}"}',
    '<A><AuthToken>abc</AuthToken></A>',
    '<A><AuthToken><![CDATA[abc]]></AuthToken></A>',
    'a=1&access_token=abc&b=2',
    'the auth_token "abc" is wrong',
    'you are 9f8e7d6c5b4a39281706f5e4d3c2b1a0, or not?',
  ])('has no leak: %s', (text) => {
    for (let length = 0; length <= text.length + 20; length += 1) {
      const shown = head(text, length, (value) => redact(value, 'answer'));
      expect(shown.length).toBeLessThanOrEqual(length);
      const whole = redact(text, 'answer').length <= length;
      const told = whole ? shown : `${shown}\n(3 more characters)`;
      expect(redact.leaks(told, 'answer'), told).toEqual([]);
    }
  });
});
