/** `node generateReport.js RESULTS OUT`: generates only the Allure report. */
import { generateAllureReport } from '../../reports/allure/generate.ts';

const [, , resultsDir = '', outDir = ''] = process.argv;
await generateAllureReport({
  resultsDirs: [resultsDir],
  outDir,
  name: 'bench',
  summary: {},
  target: 'bench',
  environment: {},
});
