/** Writes Allure's result files, but for those that somebody objects to. */
import type { Writer } from 'allure-js-commons/sdk/reporter';

/** Whether the artefact of that name, below the folder of the run, may be written with that text. */
export type Vet = (artefact: string, text: string) => boolean;

/** The writer, asking before each file. What it would copy from elsewhere it does not write at all: we attach no files. */
export function vettedWriter(writer: Writer, vet: Vet): Writer {
  const asked = (name: string, content: unknown) =>
    vet(`allure-results/${name}`, Buffer.isBuffer(content) ? content.toString('utf8') : JSON.stringify(content));
  return {
    writeResult: (result) => {
      if (asked(`${result.uuid}-result.json`, result)) writer.writeResult(result);
    },
    writeGroup: (group) => {
      if (asked(`${group.uuid}-container.json`, group)) writer.writeGroup(group);
    },
    writeAttachment: (name, content) => {
      if (asked(name, content)) writer.writeAttachment(name, content);
    },
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
