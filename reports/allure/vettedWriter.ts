/** Writes Allure's result files, but for those that somebody objects to. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writer } from 'allure-js-commons/sdk/reporter';

/** Whether the artefact of that name, below the folder of the run, may be written with that text. */
export type Vet = (artefact: string, text: string) => boolean;

/**
 * The writer of the folder, asking before each file. Results and attachments, some hundred files, are written without waiting for
 * the disk, which takes Allure's own writer longer than the rest of its work. What that would copy from elsewhere is not written at
 * all: we attach no files.
 */
export function vettedWriter(writer: Writer, { resultsDir, vet }: { resultsDir: string; vet: Vet }): Writer {
  const asked = (name: string, content: unknown) => vet(`allure-results/${name}`, JSON.stringify(content));
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
      if (asked('environment.properties', info)) writer.writeEnvironmentInfo(info);
    },
    writeCategoriesDefinitions: (categories) => {
      if (asked('categories.json', categories)) writer.writeCategoriesDefinitions(categories);
    },
    writeGlobals: (name, globals) => {
      if (asked(name, globals)) writer.writeGlobals(name, globals);
    },
  };
}
