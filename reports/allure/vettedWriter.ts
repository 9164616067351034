/** Writes the Allure result files that pass a check. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writer } from 'allure-js-commons/sdk/reporter';

/** Returns whether an artefact with this name and text may be written. The name is relative to the report folder. */
export type Vet = (artefact: string, text: string) => boolean;

/**
 * Wraps a writer and checks each file. Writes results and attachments itself, because the writer of Allure waits for the disk after
 * each file. Copies no attachments from other paths, because we attach no files.
 */
export function vettedWriter(writer: Writer, { resultsDir, vet }: { resultsDir: string; vet: Vet }): Writer {
  const allowed = (name: string, content: unknown) => vet(`allure-results/${name}`, JSON.stringify(content));
  const write = (name: string, content: Buffer | string) => {
    mkdirSync(resultsDir, { recursive: true });
    if (vet(`allure-results/${name}`, content.toString())) writeFileSync(join(resultsDir, name), content);
  };
  return {
    writeResult: (result) => write(`${result.uuid}-result.json`, JSON.stringify(result)),
    writeGroup: (group) => write(`${group.uuid}-container.json`, JSON.stringify(group)),
    writeAttachment: write,
    writeAttachmentFromPath: () => undefined,
    writeEnvironmentInfo: (info) => {
      if (allowed('environment.properties', info)) writer.writeEnvironmentInfo(info);
    },
    writeCategoriesDefinitions: (categories) => {
      if (allowed('categories.json', categories)) writer.writeCategoriesDefinitions(categories);
    },
    writeGlobals: (name, globals) => {
      if (allowed(name, globals)) writer.writeGlobals(name, globals);
    },
  };
}
