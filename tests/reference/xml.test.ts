/** The reference in XML, for paths with the suffix `.xml` or no suffix. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Reference, startReference } from '../../reference/server.ts';
import { clientOf } from '../support/servers/reference.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
let reference: Reference;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  reference = await startReference();
  client = clientOf(reference);
});
afterAll(() => reference.close());

const get = (path: string) => client.send('GET', path);
const inside = (text: string, element: string): string | undefined =>
  new RegExp(`<${element}>([^<]*)</${element}>`).exec(text)?.[1];

describe('the suffix of the path', () => {
  it.each([
    ['/Balance', 'application/xml'],
    ['/Balance.xml', 'application/xml'],
    ['/Balance.json', 'application/json'],
  ])('%s is served as %s', async (path, type) => {
    const { status, headers } = await get(path);
    expect([status, headers.get('content-type')]).toEqual([200, type]);
  });

  it.each([
    ['/Nothing', 404],
    ['/Queues/QU1.xml', 404],
    ['/Queues.csv', 404],
  ])('%s is refused in XML', async (path, status) => {
    const refused = await get(path);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([status, 'application/xml']);
    expect(refused.text).toBe(
      `${DECLARATION}<TwilioResponse><RestException><Code>20404</Code><Message>The requested resource ${client.base}${path} was not found</Message><MoreInfo>https://www.twilio.com/docs/errors/20404</MoreInfo><Status>404</Status></RestException></TwilioResponse>`,
    );
  });

  it('is kept in the links of the representation', async () => {
    const { json } = await client.send('POST', '/Queues.json', { form: { FriendlyName: 'linked' } });
    const at = (suffix: string) => `${client.base}/Queues/${json.sid}${suffix}`;
    expect(json.uri).toBe(at('.json'));
    expect(inside((await get(`/Queues/${json.sid}`)).text, 'Uri')).toBe(at(''));
    expect(inside((await get(`/Queues/${json.sid}.xml`)).text, 'Uri')).toBe(at('.xml'));
  });
});

describe('a representation', () => {
  it('is an element in TwilioResponse with one child element per property', async () => {
    expect((await get('/Balance')).text).toBe(
      `${DECLARATION}<TwilioResponse><Balance><AccountSid>${reference.account.accountSid}</AccountSid><Balance>42.17</Balance><Currency>USD</Currency></Balance></TwilioResponse>`,
    );
  });

  it('represents null and empty values by an empty element', async () => {
    const { text } = await client.send('POST', '/Applications', { form: { FriendlyName: '' } });
    expect(text).toContain('<FriendlyName/><VoiceUrl/><VoiceMethod>POST</VoiceMethod>');
  });

  it('escapes markup', async () => {
    const { text } = await client.send('POST', '/Queues', { form: { FriendlyName: ' <b>&amp;"\' ]]> 😀 ' } });
    expect(inside(text, 'FriendlyName')).toBe(' &lt;b&gt;&amp;amp;&quot;&apos; ]]&gt; 😀 ');
  });

  it('has paging attributes with escaped links', async () => {
    const other = await startReference();
    const { base, queue, send } = clientOf(other);
    for (const FriendlyName of ['one', 'two']) await queue({ FriendlyName });
    const { text } = await send('GET', '/Queues?PageSize=1');
    expect(text).toContain(
      `<TwilioResponse><Queues page="0" pagesize="1" start="0" end="0" uri="${base}/Queues?PageSize=1" firstpageuri="${base}/Queues?PageSize=1&amp;Page=0" nextpageuri="${base}/Queues?PageSize=1&amp;Page=1&amp;PageToken=PA2" previouspageuri=""><Queue><Sid>QU`,
    );
    expect(inside(text, 'FriendlyName')).toBe('two');
    await other.close();
  });
});

describe('a character that XML 1.0 cannot hold', () => {
  it.each([
    ['U+0000', '\0'],
    ['U+0008', '\b'],
    ['U+FFFE', '\ufffe'],
    ['a carriage return, which a parser would turn into a line feed', '\r'],
  ])('%s is rejected with 400', async (_, character) => {
    const { status, text } = await client.send('POST', '/Queues', { form: { FriendlyName: `a${character}b` } });
    expect(status).toBe(400);
    expect(inside(text, 'Message')).toBe('FriendlyName contains a character that is not text');
  });

  it('from another source becomes U+FFFD, and a carriage return becomes a reference', async () => {
    const other = await startReference({
      mutate: (parts) => ({
        ...parts,
        represent: (item, x) => ({ ...parts.represent(item, x), friendly_name: 'a\0b\ud800c\rd' }),
      }),
    });
    const { text } = await clientOf(other).send('POST', '/Queues', { form: { FriendlyName: 'any' } });
    expect(inside(text, 'FriendlyName')).toBe('a\ufffdb\ufffdc&#13;d');
    await other.close();
  });
});
