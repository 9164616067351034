/** The text that the suite itself may write into reports. A secret that occurs in it is treated as an ordinary word. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lazy, memoize } from '../../specs/utils/memoize.ts';
import { specsFile } from '../../specs/utils/packageFiles.ts';

/** The folders with code that writes to reports and the terminal, in a checkout or in the package. */
const CODE = ['client', 'suites', 'generators', 'reports', 'cli'];
/** Files with the accounts of the embedded reference. The tokens in these files are secrets. */
const ACCOUNTS = /referenceAccounts|runSubject/;
/** Words of other formats: Allure results, JUnit, HTTP. */
const FORMATS = `uuid historyId fullName testCaseId titlePath statusDetails stage finished attachments parameters excluded
  labels parentSuite subSuite severity critical minor trivial framework language thread package descriptionHtml known muted flaky
  contentType schemaVersion statusText httpVersion truncated encoding globalErrors categories matchedStatuses messageRegex
  environment.properties testsuites testsuite testcase classname system-out system-err failures errors skipped timestamp hostname
  WWW-Authenticate Content-Type Content-Length application/json application/xml text/html charset=utf-8 keep-alive chunked
  Transfer-Encoding Connection Last-Modified Retry-After Location Authorization javascript vitest node_modules stdout stderr`;

const text = lazy((): string => {
  const here = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const code = CODE.flatMap((folder) => filesBelow(join(here, folder)));
  const data = ['clauses', 'profiles', 'schemas'].flatMap((folder) => filesBelow(specsFile(folder)));
  return [...code, ...data].map((file) => readFileSync(file, 'utf8')).join('\n') + FORMATS;
});

/** Whether the words occur in proofmark's own source text. */
export const isSuiteText: (words: string) => boolean = memoize((words) => text().includes(words));

const folded = lazy((): string => text().toLowerCase());

/** Whether the words occur in proofmark's own source text, ignoring case. */
export const isSuiteTextInAnyCase: (words: string) => boolean = memoize((words) =>
  folded().includes(words.toLowerCase()),
);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|js|json)$/.test(file) && !ACCOUNTS.test(file))
    .map((file) => join(folder, file));
}
