/** `npm run new:clause -- area.name`: writes the parts of a new clause and registers them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clausesOf, readClauseData } from '../specs/contract/clauseFiles.ts';
import { packageRoot } from '../specs/utils/packageFiles.ts';
import { camelCase, exportName, parseId, UsageError } from './clauseId.ts';
import { withFault, withProbe } from './register.ts';
import { entryOf, faultText, probeText } from './templates.ts';

/** The exit code of a usage error, as in `cli/process/exitCodes.ts`. */
const USAGE = 64;

/** The new content of each file, by its path below the root. */
type Files = Record<string, string>;

/** @throws UsageError if the id is invalid, or if one of its files exists */
function filesFor(root: string, id: string): Files {
  const data = readClauseData(join(root, 'specs'));
  const clause = parseId(
    id,
    clausesOf(data).map((each) => each.id),
  );
  const { area, name } = clause;
  const read = (path: string) => readFileSync(join(root, path), 'utf8');

  const entries = `specs/clauses/${area}.json`;
  const probe = `suites/probes/${area}/${camelCase(name)}.ts`;
  const probes = `suites/probes/${area}/index.ts`;
  const fault = `reference/faults/${area}/${name}.ts`;
  const faults = `reference/faults/${area}/index.ts`;
  const existing = [probe, fault].find((path) => existsSync(join(root, path)));
  if (existing !== undefined) throw new UsageError(`${id}: ${existing} exists already; choose another name`);

  const file = data.files.find((each) => each.name === `${area}.json`)?.content;
  const content = {
    $schema: '../schemas/clause-file.schema.json',
    area,
    ...file,
    clauses: [...(file?.clauses ?? []), entryOf(clause)],
  };
  const probeName = exportName(clause, read(probes));
  const faultName = exportName(clause, read(faults));
  return {
    [entries]: `${JSON.stringify(content, null, 2)}\n`,
    [probe]: probeText(clause, probeName),
    [probes]: withProbe(read(probes), id, camelCase(name), probeName),
    [fault]: faultText(clause, faultName),
    [faults]: withFault(read(faults), name, faultName),
  };
}

function nextSteps(id: string, [entries = '', probe = '', , fault = '']: string[]): string {
  const faultId = fault.replace(/^reference\/faults\/|\.ts$/g, '');
  return `
Next (CONTRIBUTING.md, "Add a clause"):
  2. Write the clause in ${entries}.
       npx vitest run --project unit tests/specs/lint.test.ts
  3. Write the probe in ${probe}.
  4. Check that the reference passes.
       npm run build
       node dist/cli/main.js run --clause ${id} --no-report
  5. Write the fault in ${fault}.
       npm run build
       node dist/cli/main.js prove --fault ${faultId}
       node dist/cli/main.js prove --clause ${id}
  6. Freeze the clauses.
       npm run freeze
  7. Finish: add a line to CHANGELOG.md.
       npm run costs
       npm run prove
       npm test`;
}

try {
  const [id, ...more] = process.argv.slice(2);
  if (id === undefined || more.length > 0) throw new UsageError('usage: npm run new:clause -- area.name');
  const root = packageRoot();
  const files = filesFor(root, id);
  for (const [path, text] of Object.entries(files)) {
    const verb = existsSync(join(root, path)) ? 'changed' : 'wrote  ';
    writeFileSync(join(root, path), text);
    console.log(`${verb} ${path}`);
  }
  console.log(nextSteps(id, Object.keys(files)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`new:clause: ${error.message}`);
  process.exitCode = USAGE;
}
