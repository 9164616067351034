/** The files of a run's report. */
import { join } from 'node:path';
import { serializeConformance, writeFileWhole } from '../reports/conformance.ts';
import { loadClauses, packageVersion } from '../specs/load.ts';
import type { Conformance } from '../specs/model.ts';
import { REPORT_FILES } from './outDir.ts';
import type { RunPlan } from './settings.ts';

export function allureResultsDir(outDir: string): string {
  return join(outDir, REPORT_FILES.allureResults);
}

/** What the Allure report shows beside its results; no secrets. */
export function allureEnvironment({ settings, embedded }: RunPlan): Record<string, string> {
  return {
    Target: embedded ? 'the embedded reference' : settings.baseUrl,
    Profile: settings.profile.name,
    Resources: Object.keys(settings.profile.resources).join(', '),
    Level: settings.level,
    Seed: String(settings.seed),
    Runs: String(settings.runs),
    proofmark: packageVersion(),
    Node: process.version,
  };
}

/** Writes everything and gives back what to open: `[what, path]`. */
export async function writeReports(plan: RunPlan, conformance: Conformance): Promise<[string, string][]> {
  const { outDir, withAllure } = plan;
  const conformanceFile = join(outDir, REPORT_FILES.conformance);
  const junitFile = join(outDir, REPORT_FILES.junit);
  // First what the verdict rests on: it is to be there even if a report fails to be made.
  await writeFileWhole(conformanceFile, serializeConformance(conformance));
  const { junitReport } = await import('../reports/junit.ts');
  await writeFileWhole(junitFile, junitReport(conformance, loadClauses()));
  const written: [string, string][] = [
    ['Record', conformanceFile],
    ['JUnit', junitFile],
  ];
  if (!withAllure) return written;
  const { generateAllureReport } = await import('../reports/allure/generate.ts');
  const page = await generateAllureReport({
    resultsDirs: [allureResultsDir(outDir)],
    outDir: join(outDir, REPORT_FILES.allureReport),
    name: `proofmark: ${conformance.target.baseUrl}`,
    environment: allureEnvironment(plan),
  });
  return [...written, ['Allure report', page]];
}
