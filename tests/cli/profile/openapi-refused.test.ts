/** Unusable OpenAPI descriptions, and the command that reports them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { convert } from '../../../cli/profile/openapi/convert.ts';
import { readDescription } from '../../../cli/profile/openapi/description/description.ts';
import { resolveProfile } from '../../../specs/load.ts';
import type { JsonObject } from '../../../specs/profile/mergePatch.ts';
import { callCommand, temporaryFolder } from '../../support/command/command.ts';
import { LIBRARY, NOTHING } from '../../support/command/openapi.ts';

describe('a description is refused', () => {
  const INFO = '"info":{"title":"x","version":"1"}';
  const OK = '"responses":{"200":{"description":"ok"}}';
  it.each<[string, string, RegExp]>([
    ['is not YAML', 'openapi: 3.1.0\ninfo: [', /^F: .*unexpected end of the stream.*$/],
    ['is plain text', 'hello\n', /^F: is not an object; expected OpenAPI 3\.0 or 3\.1$/],
    ['is empty', '', /^F: is not an object; /],
    ['is Swagger', '{"swagger":"2.0"}', /^F: is OpenAPI "2\.0"; expected OpenAPI 3\.0 or 3\.1$/],
    [
      'has an unsupported version',
      `{"openapi":"3.2.0",${INFO},"paths":{}}`,
      /^F: is OpenAPI "3\.2\.0"; expected OpenAPI/,
    ],
    [
      'lacks info.version',
      '{"openapi":"3.0.1","info":{"title":"x"},"paths":{}}',
      /^F: is not valid OpenAPI 3\.0: .*version/,
    ],
    [
      'has no paths',
      `{"openapi":"3.1.0",${INFO},"paths":{}}`,
      /^F: is not valid OpenAPI 3\.1: .*at least one entry in either `paths`/,
    ],
    [
      'refers to a URL on the web',
      `{"openapi":"3.1.0",${INFO},"paths":{"/a/b":{"get":{${OK},"parameters":[{"$ref":"https://example.com/p.json#/a"}]}}}}`,
      /^F: \/paths\/~1a~1b\/get\/parameters\/0\/\$ref: "https:\/\/example\.com\/p\.json#\/a" refers to the network, from which nothing is fetched/,
    ],
    [
      'refers to a missing file',
      `{"openapi":"3.1.0",${INFO},"paths":{"/a":{"$ref":"gone.yaml"}}}`,
      /^F: .*gone\.yaml.*ENOENT|^F: .*gone\.yaml/,
    ],
    [
      'refers to a missing component',
      `{"openapi":"3.1.0",${INFO},"paths":{"/a":{"get":{"responses":{"200":{"$ref":"#/components/responses/No"}}}}}}`,
      /^F: .*responses/,
    ],
  ])('because it %s', async (_, text, message) => {
    const file = join(temporaryFolder(), 'description.yaml');
    writeFileSync(file, text);
    const told = await readDescription(file)
      .then((description) => convert(description, NOTHING))
      .then(
        () => 'nothing',
        (error: Error) => error.message,
      );
    expect(told.replaceAll(file, 'F')).toMatch(message);
    expect(told).not.toContain('\n');
  });

  it('because a file that it includes refers to a URL on the web', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'description.json');
    const paths = { '/a': { get: { responses: { 200: { $ref: 'parts/more.yaml#/ok' } } } } };
    writeFileSync(file, JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths }));
    mkdirSync(join(folder, 'parts'));
    writeFileSync(join(folder, 'parts/more.yaml'), 'ok: { $ref: "http://127.0.0.1:9/x.json" }\n');
    await expect(readDescription(file)).rejects.toThrow(/description\.json: .*http:\/\/127\.0\.0\.1:9\/x\.json/);
  });
});

describe('the command', () => {
  it('writes the profile to stdout, and the list of omissions to stderr', async () => {
    const { code, stdout, stderr } = await callCommand(['profile', 'from-openapi', LIBRARY, '--name', 'shelves']);
    expect(code, stderr).toBe(0);
    expect(resolveProfile(JSON.parse(stdout) as JsonObject, 'stdout').name).toBe('shelves');
    expect(stderr).toContain('Left out of the profile:\n  PATCH /Accounts/{AccountSid}/Shelves.json  ');
    expect(stderr.trim().split('\n').at(-1)).toBe(
      'proofmark: 5 resources in the profile shelves, 1 of which run only when named',
    );
  });

  it('writes the profile to --out, and exits with 64 and one line for unusable input', async () => {
    const out = join(temporaryFolder(), 'profile.json');
    expect(await callCommand(['profile', 'from-openapi', LIBRARY, '--out', out])).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ name: 'lending-library' });
    expect(await callCommand(['profile', 'from-openapi', '/nowhere.yaml'])).toEqual({
      code: 64,
      stdout: '',
      stderr: 'proofmark: /nowhere.yaml: cannot be read: ENOENT\n',
    });
    expect(await callCommand(['profile', 'from-openapi', LIBRARY, '--name', 'My Profile'])).toMatchObject({
      code: 64,
      stderr: 'proofmark: --name expects lower-case letters, digits and hyphens, not "My Profile"\n',
    });
    expect(await callCommand(['profile', 'from-openapi', LIBRARY, '--path-value', 'Branch'])).toMatchObject({
      code: 64,
      stderr: 'proofmark: --path-value expects NAME=VALUE, such as CountryCode=US, not "Branch"\n',
    });
  });
});
