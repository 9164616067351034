/** `profile check` reports each problem with its position, and `init` writes a valid profile. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { init } from '../../../cli/profile/init.ts';
import { chooseProfile } from '../../../cli/settings/profile.ts';
import { builtInProfiles, loadProfile } from '../../../specs/load.ts';
import { checkProfile, problemLine } from '../../../specs/profile/check.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofmark-check-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function written(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}
const lines = (file: string) => checkProfile(file).map((problem) => problemLine(problem).replaceAll(folder, ''));

describe('profile check', () => {
  test('reports every problem of a YAML file with line and column', async () => {
    const file = await written(
      'a.yaml',
      'extends: documented\nname: a\nresources:\n  Queues:\n    createStatus: 99\n    fields:\n      MaxSize: { minimum: x }\n',
    );
    expect(lines(file)).toEqual([
      '/a.yaml:5:5: /resources/Queues/createStatus: is 99; must be >= 200',
      '/a.yaml:7:18: /resources/Queues/fields/MaxSize/minimum: is "x"; must be integer',
    ]);
    expect(() => chooseProfile({ profile: file })).toThrow(
      `--profile ${file} cannot be used:\n${file}:5:5: /resources/Queues/createStatus: is 99; must be >= 200\n${file}:7:18:`,
    );
  });

  test('reports a problem of the extended file at its position in that file', async () => {
    await written('base.json', '{\n\t"extends": "documented",\n\t"name": "base",\n\t"deleteLagMs": -1\n}');
    const file = await written('b.yaml', 'extends: ./base.json\nname: b\n');
    expect(lines(file)).toEqual(['/base.json:4:2: /deleteLagMs: is -1; must be >= 0']);
  });

  test.each([
    ['c.json', '{"extends": "documented",\n "name": c}', /^\/c\.json:2:\d+: is no JSON: Unexpected token/],
    ['c.json', '{"name": "c" # no JSON\n}', /^\/c\.json:\d:\d+: is no JSON: /],
    ['c.yaml', 'name: [a\nextends: b', /^\/c\.yaml:2:1: is no YAML: /],
    ['c.yaml', 'extends: ./c.yaml\nname: c', /^\/c\.yaml:1:1: \/extends: the profile extends itself$/],
    ['c.yaml', '- 1', /c\.yaml:1:1: \/: must be a JSON object$/],
    [
      'c.yaml',
      'name: c\nextends: docmented',
      /^\/c\.yaml:2:1: \/extends: no profile "docmented": .* did you mean documented/,
    ],
    ['c.yaml', 'extends:\n- twilio\n- docmented\nname: c', /^\/c\.yaml:3:3: \/extends\/1: no profile "docmented"/],
    ['a name.yaml', 'extends: ./a name.yaml\nname: c', /^\/a name\.yaml:1:1: \/extends: the profile extends itself$/],
    [
      'c.yaml',
      'extends: twilio\nname: c\nresources:\n  Queues:\n    instance:\n      schema: ./none.json',
      /^\/c\.yaml:6:7: \/resources\/Queues\/instance\/schema: \/none\.json: cannot be read: ENOENT$/,
    ],
    [
      'c.yaml',
      'extends: twilio\nname: c\n$defs:\n  "a/b": ./none.json',
      /^\/c\.yaml:4:3: \/\$defs\/a~1b: \/none\.json: cannot be read: ENOENT$/,
    ],
    [
      'c.yaml',
      'extends: twilio\nname: c\nresources:\n  Queues:\n    fields:\n      A name: { type: string, minLength: 0, property: a }',
      /^\/c\.yaml:6:7: \/resources\/Queues\/fields\/A name: lacks the member "maxLength"$/,
    ],
  ])('%s: %j', async (name, text, line) => {
    const told = lines(await written(name, text));
    expect(told).toEqual([expect.stringMatching(line)]);
  });

  test('reports no problem in the built-in profiles', () => {
    expect(builtInProfiles().flatMap(lines)).toEqual([]);
  });
});

describe('init', () => {
  const quiet = () => vi.spyOn(process.stdout, 'write').mockImplementation(() => true);

  test.each([
    'documented',
    'twilio',
  ])('writes a valid profile that extends %s, and asks no questions without a terminal', async (base) => {
    quiet();
    const file = join(folder, 'profile.yaml');
    expect(await init(file, { extends: base, put: base !== 'twilio', resource: 'Widgets', prefix: 'WI' })).toBe(0);
    expect(checkProfile(file)).toEqual([]);
    const { profile } = loadProfile(file);
    expect(Object.keys(profile.resources)).toEqual(['Widgets']);
    expect(profile.resources.Widgets?.instance?.methods).toEqual(
      base === 'twilio' ? ['GET', 'POST', 'DELETE'] : ['GET', 'POST', 'PUT', 'DELETE'],
    );
    expect(await readFile(file, 'utf8')).toContain('# ');
  });

  test('overwrites nothing without --force', async () => {
    quiet();
    const file = await written('mine.yaml', 'mine');
    await expect(init(file, { put: true, yes: true })).rejects.toThrow('exists: give --force to overwrite it');
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect(await init(file, { put: true, yes: true, force: true })).toBe(0);
    expect(checkProfile(file)).toEqual([]);
  });

  test.each([
    [{ prefix: 'wi' }, '--prefix expects two capital letters, not "wi"'],
    [{ name: 'My API' }, '--name expects lower-case letters, digits and hyphens, not "My API"'],
    [{ resource: 'Sid' }, '--resource expects letters, digits, - and _, not "Sid"'],
    [{ basePath: 'v1' }, '--base-path expects a path'],
    [{ extends: 'nope' }, '--extends must be one of documented'],
  ])('refuses %j', async (options, message) => {
    await expect(init(join(folder, 'x.yaml'), { put: true, yes: true, ...options })).rejects.toThrow(message);
  });
});
