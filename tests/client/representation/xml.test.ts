/** XML bodies: well-formedness, and the values of elements. */
import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../client/exchange.ts';
import { parseXml } from '../../../client/representation/parseXml.ts';
import { isWritten, representation } from '../../../client/representation/representation.ts';
import { ProfileError, resolveProfile } from '../../../specs/load.ts';
import type { JsonObject } from '../../../specs/profile/mergePatch.ts';

const LAUGHS = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');

describe('a document', () => {
  it.each([
    ['an element without an end tag', '<a><b></a>'],
    ['a bare ampersand', '<a>x & y</a>'],
    ['a bare ampersand in an attribute', '<a b="x & y"/>'],
    ['a bare less-than sign', '<a>x < y</a>'],
    ['an entity that XML does not define', '<a>&nbsp;</a>'],
    ['an unterminated reference', '<a>&amp</a>'],
    ['the end of a CDATA section that never began', '<a>x ]]> y</a>'],
    ['a repeated attribute', '<a b="1" b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['a NUL', '<a>\0</a>'],
    ['a NUL as a reference', '<a>&#0;</a>'],
    ['half a surrogate pair as a reference', '<a>&#xD83D;</a>'],
    ['U+FFFE', '<a>\ufffe</a>'],
    ['two roots', '<a/><b/>'],
    ['text after the root', '<a/>x'],
    ['a late declaration', ' <?xml version="1.0"?><a/>'],
    ['an undeclared prefix', '<b:a/>'],
    ['no root element', '<!-- nothing -->'],
    ['no content', ''],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['a custom entity', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'],
    ['a billion laughs', `<!DOCTYPE a [<!ENTITY l0 "ha">${LAUGHS}]><a>&l9;</a>`],
    ['200,000 nested elements', `${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`],
    ['200,000 elements in a row', `<a>${'<b/>'.repeat(200_000)}</a>`],
  ])('with %s is refused', (_, text) => expect(parseXml(text)).toBeUndefined());

  it.each([
    ['a byte order mark and a declaration', '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<a>x</a>'],
    ['comments and processing instructions', '<!-- c --><?p i?><a><!-- d -->x<?q?></a><!-- e -->'],
    ['a CDATA section', '<a><![CDATA[x]]></a>'],
    ['references', '<a>&#120;</a>'],
    ['a namespace', '<n:a xmlns:n="urn:n">x</n:a>'],
  ])('with %s is read', (_, text) => {
    expect(parseXml(text)).toEqual({ name: 'a', attributes: new Map(), children: [], text: 'x' });
  });

  it('keeps white space and resolves character and entity references', () => {
    expect(parseXml('<a b="&lt;&#9;">  &amp;amp; 😀&#x1F600;<![CDATA[&lt;]]>\r\n&#13; </a>')).toMatchObject({
      attributes: new Map([['b', '<\t']]),
      text: '  &amp; 😀😀&lt;\n\r ',
    });
  });
});

/** A profile with one resource whose schema has a member of every type. */
function profileOf(xml: JsonObject, mediaType = 'application/xml'): JsonObject {
  const thing: JsonObject = {
    type: 'object',
    properties: {
      friendly_name: { type: ['string', 'null'] },
      max_size: { type: 'integer' },
      price: { type: ['number', 'null'] },
      is_open: { type: 'boolean' },
      date_sent: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/date' }] },
      verb: { enum: ['GET', 'POST', null] },
      tags: { type: 'array', items: { type: 'integer' } },
      links: { type: 'object', properties: { count_left: { type: 'integer' } } },
    },
  };
  return {
    ...{ schema: 'proofmark/profile@1', name: 'own', title: 'Own', basePath: '', mediaType, xml },
    $defs: { date: { type: 'string', minLength: 3 } },
    error: {
      ...{ mediaType, messageProperty: 'message', statusProperty: 'status' },
      schema: { type: 'object', properties: { status: { type: 'integer' }, message: { type: 'string' } } },
    },
    resources: {
      Things: {
        collection: {
          ...{ path: '/things', methods: ['GET'], listProperty: 'things' },
          schema: {
            properties: {
              page_size: { type: 'integer' },
              next_page_uri: { type: ['string', 'null'] },
              things: { type: 'array', items: thing },
            },
          },
        },
        instance: { path: '/things/{Sid}', methods: ['GET'], schema: thing },
        sid: { property: 'sid', prefix: 'TH' },
        identity: ['sid'],
      },
    },
  };
}

const TWILIO = {
  ...{ root: 'TwilioResponse', attributes: 'lowercase', error: 'RestException' },
  resources: { Things: { item: 'Thing' } },
};

function shown(body: string, xml: JsonObject = TWILIO): unknown {
  const profile = resolveProfile(profileOf(xml), 'own');
  const response: HttpResponse = {
    ...{ status: 200, reason: 'OK', httpVersion: '1.1', headers: [] },
    body: Buffer.from(body),
  };
  return representation(profile, response);
}
const thing = (inner: string) => shown(`<TwilioResponse><Thing>${inner}</Thing></TwilioResponse>`);

describe('an element', () => {
  it.each([
    ['<MaxSize>100</MaxSize>', { max_size: 100 }],
    ['<MaxSize> 100\n</MaxSize>', { max_size: 100 }],
    ['<MaxSize>0x64</MaxSize>', { max_size: '0x64' }],
    ['<MaxSize>hundred</MaxSize>', { max_size: 'hundred' }],
    ['<MaxSize/>', { max_size: '' }],
    ['<FriendlyName>100</FriendlyName>', { friendly_name: '100' }],
    ['<FriendlyName> a </FriendlyName>', { friendly_name: ' a ' }],
    ['<FriendlyName/>', { friendly_name: '' }],
    ['<Price>1.50</Price>', { price: 1.5 }],
    ['<Price></Price>', { price: null }],
    ['<IsOpen>false</IsOpen>', { is_open: false }],
    ['<IsOpen>no</IsOpen>', { is_open: 'no' }],
    ['<DateSent/>', { date_sent: null }],
    ['<DateSent>Tue</DateSent>', { date_sent: 'Tue' }],
    ['<Verb/>', { verb: null }],
    ['<Verb>GET</Verb>', { verb: 'GET' }],
    ['<Tags/>', { tags: [] }],
    ['<Tags><Tag>1</Tag><Tag>2</Tag></Tags>', { tags: [1, 2] }],
    ['<Links/>', { links: {} }],
    ['<Links><CountLeft>3</CountLeft></Links>', { links: { count_left: 3 } }],
    ['<SomethingNew>1</SomethingNew>', { something_new: '1' }],
    ['<MaxSize>1</MaxSize><MaxSize>2</MaxSize>', { max_size: [1, 2] }],
    ['<MaxSize>1</MaxSize> and more', { max_size: 1, '#text': ' and more' }],
  ])('%s has the value %j', (inner, expected) => expect(thing(inner)).toEqual(expected));

  it.each([
    ['another root', '<Response><Thing/></Response>'],
    ['an element that the profile does not name', '<TwilioResponse><Other/></TwilioResponse>'],
    ['two elements', '<TwilioResponse><Thing/><Thing/></TwilioResponse>'],
    ['text beside the element', '<TwilioResponse>x<Thing/></TwilioResponse>'],
  ])('is refused in a body with %s', (_, body) => expect(shown(body)).toBeUndefined());
});

describe('a list', () => {
  it('reads paging members from attributes and items from elements', () => {
    const body =
      '<Things nextpageuri="/t?a=1&amp;b=2" pagesize="50" new="1"><Thing><MaxSize>1</MaxSize></Thing></Things>';
    expect(shown(`<TwilioResponse>${body}</TwilioResponse>`)).toEqual({
      ...{ next_page_uri: '/t?a=1&b=2', page_size: 50, new: '1' },
      things: [{ max_size: 1 }],
    });
    expect(shown('<TwilioResponse><Things nextpageuri=""/></TwilioResponse>')).toEqual({
      next_page_uri: '',
      things: [],
    });
  });

  it('may use custom names', () => {
    const own = {
      ...{ elements: 'camelCase', error: 'problem', names: { next_page_uri: 'next' } },
      resources: { Things: { item: 'entry', list: 'feed' } },
    };
    const body = '<feed><pageSize>2</pageSize><next>/t</next><entry><friendlyName>a</friendlyName></entry></feed>';
    expect(shown(body, own)).toEqual({ page_size: 2, next_page_uri: '/t', things: [{ friendly_name: 'a' }] });
    expect(shown('<problem><status>404</status></problem>', own)).toEqual({ status: 404 });
  });
});

describe('a body', () => {
  const response = (body: string) => ({
    status: 200,
    reason: '',
    httpVersion: '1.1',
    headers: [],
    body: Buffer.from(body),
  });

  it('matches an expected media type by its first character, not by its Content-Type header', () => {
    expect(isWritten(response('\n<a/>'), 'application/problem+xml')).toBe(true);
    expect(isWritten(response('<a/>'), 'application/json')).toBe(false);
    expect(isWritten(response('{}'), 'text/xml')).toBe(false);
  });
});

describe('a profile', () => {
  const refused = (json: JsonObject) => () => resolveProfile(json, 'own');

  it('with XML must define its element names', () => {
    const { xml: _, ...without } = profileOf(TWILIO);
    expect(refused(without)).toThrow(
      new ProfileError('own: /mediaType: is XML; the member "xml" has to say how its elements are named'),
    );
    expect(refused(profileOf({ ...TWILIO, resources: {} }))).toThrow('own: /xml/resources: lacks the member "Things"');
    expect(refused(profileOf({ resources: { Things: { item: 'Thing' } } }))).toThrow(
      'own: /xml: lacks the member "error"',
    );
    expect(refused(profileOf({ ...TWILIO, elements: 'kebab-case' }))).toThrow(
      'own: /xml/elements: is "kebab-case"; must be one of',
    );
  });

  it('maps each element to one resource', () => {
    const same = { ...TWILIO, resources: { Things: { item: 'Thing', list: 'Thing' } } };
    expect(refused(profileOf(same))).toThrow(
      '/xml/resources/Things: the element Thing shows Things already, by another schema',
    );
  });
});
