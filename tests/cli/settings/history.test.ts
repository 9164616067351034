import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resolveHistory } from '../../../cli/settings/historyFile.ts';
import { resolveRun } from '../../../cli/settings/settings.ts';
import { temporaryFolder } from '../../support/command/command.ts';

const RUN =
  '{"uuid":"a","name":"b","timestamp":1,"knownTestCaseIds":[],"testResults":{"x":{"id":"y"}},"metrics":{},"url":""}';

it('accepts a file that is missing, empty or holds runs', async () => {
  const dir = temporaryFolder();
  expect(await resolveHistory(join(dir, 'new.jsonl'))).toBe(join(dir, 'new.jsonl'));
  writeFileSync(join(dir, 'empty.jsonl'), '');
  expect(await resolveHistory(join(dir, 'empty.jsonl'))).toBe(join(dir, 'empty.jsonl'));
  writeFileSync(join(dir, 'two.jsonl'), `${RUN}\n${RUN}\n`);
  expect(await resolveHistory(join(dir, 'two.jsonl'))).toBe(join(dir, 'two.jsonl'));
});

it.each([
  ['text', 'a thesis'],
  ['a list', '[]'],
  ['null', 'null'],
  ['other JSON', '{"schema":"proofmark/conformance@1"}'],
  ['a truncated line', RUN.slice(0, 60)],
  ['null instead of a result', RUN.replace('{"id":"y"}', 'null')],
])('refuses a file that holds %s, names the line and does not change the file', async (_what, line) => {
  const file = join(temporaryFolder(), 'history.jsonl');
  writeFileSync(file, `${RUN}\n${line}\n`);
  await expect(resolveHistory(file)).rejects.toThrow(
    `--history: line 2 of ${JSON.stringify(file)} is not a run of an Allure history: name another file, or a new one`,
  );
  expect(readFileSync(file, 'utf8')).toBe(`${RUN}\n${line}\n`);
});

it('refuses a path that is not a file, and a missing folder', async () => {
  const dir = temporaryFolder();
  mkdirSync(join(dir, 'folder'));
  await expect(resolveHistory(join(dir, 'folder'))).rejects.toThrow('folder" is not a file');
  await expect(resolveHistory(join(dir, 'none', 'x'))).rejects.toThrow('x" does not exist');
  await expect(resolveHistory('')).rejects.toThrow('--history is empty: name a file');
});

it('requires the Allure report', async () => {
  await expect(resolveRun({ history: 'x', report: false }, {})).rejects.toThrow(
    '--history needs the Allure report, which --no-report turns off',
  );
  const { historyFile } = await resolveRun({ history: join(temporaryFolder(), 'x') }, {});
  expect(historyFile).toMatch(/^\/.*\/x$/);
});
