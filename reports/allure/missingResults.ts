/** Results of clauses that no test stands for: the run was cut short before their file was loaded, or it could not be. */
import { createDefaultWriter, ReporterRuntime } from 'allure-js-commons/sdk/reporter';
import type { ClauseRecord } from '../../specs/model.ts';
import { settleResult } from './reporter.ts';
import { type Vet, vettedWriter } from './vettedWriter.ts';

export function writeMissingResults(resultsDir: string, records: ClauseRecord[], vet: Vet): void {
  const runtime = new ReporterRuntime({
    writer: vettedWriter(createDefaultWriter({ resultsDir }), { resultsDir, vet }),
  });
  for (const record of records) {
    const uuid = runtime.startTest({ name: record.id });
    runtime.updateTest(uuid, (result) => settleResult(result, record));
    runtime.stopTest(uuid, { duration: 0 });
    runtime.writeTest(uuid);
  }
}
