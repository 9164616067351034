/** Writes results for clauses without a test, because their suite file was not loaded. */
import { createDefaultWriter, ReporterRuntime } from 'allure-js-commons/sdk/reporter';
import type { ClauseRecord } from '../../specs/model.ts';
import { applyRecord } from './reporter.ts';
import { type Vet, vettedWriter } from './vettedWriter.ts';

export function writeMissingResults(resultsDir: string, records: ClauseRecord[], vet: Vet): void {
  const runtime = new ReporterRuntime({
    writer: vettedWriter(createDefaultWriter({ resultsDir }), { resultsDir, vet }),
  });
  for (const record of records) {
    const uuid = runtime.startTest({ name: record.id });
    runtime.updateTest(uuid, (result) => applyRecord(result, record));
    runtime.stopTest(uuid, { duration: 0 });
    runtime.writeTest(uuid);
  }
}
