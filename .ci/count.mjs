/** Prints what CI reads: the tests that passed and failed, and the steps that failed. A skipped test counts as failed here. */
import { readFileSync } from 'node:fs';

const [file, steps] = process.argv.slice(2);
let passed = 0;
let failed = Number(steps);
try {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed = report.numPassedTests;
  failed += report.numFailedTests + report.numPendingTests + report.numTodoTests;
  for (const { assertionResults } of report.testResults) {
    for (const { status, fullName } of assertionResults) {
      if (status !== 'passed') console.log(`${status}: ${fullName}`);
    }
  }
} catch (error) {
  console.log(`no test report: ${error.message}`);
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
