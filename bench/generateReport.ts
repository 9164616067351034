/** `node generateReport.js RESULTS OUT`: the Allure report alone, in a process of its own. */
import { generateAllureReport } from '../reports/allure/generate.ts';

const [, , resultsDir = '', outDir = ''] = process.argv;
await generateAllureReport({
  resultsDirs: [resultsDir],
  outDir,
  name: 'bench',
  summary: {},
  target: 'bench',
  environment: {},
});
