/** `profile from-openapi`: makes a profile from an OpenAPI description. */
import { writeFile } from 'node:fs/promises';
import { resolveProfile } from '../../specs/load.ts';
import { orUsageError, UsageError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';
import { convert } from './openapi/convert.ts';
import { readDescription } from './openapi/description/description.ts';
import { printRemarks } from './openapi/remarks.ts';

export interface FromOpenapiOptions {
  out?: string;
  name?: string;
  basePath?: string;
  billable?: string[];
  pathValue?: string[];
}

/**
 * Writes the profile to `--out` or stdout. Lists on stderr what it left out or assumed.
 * @throws UsageError if the description is invalid, or no resource fits into a profile
 */
export async function profileFromOpenapi(file: string, options: FromOpenapiOptions): Promise<ExitCode> {
  checkOptions(options);
  const description = await readDescription(file);
  const { profile, remarks } = convert(description, {
    ...(options.name !== undefined && { name: options.name }),
    ...(options.basePath !== undefined && { basePath: options.basePath }),
    billable: options.billable ?? [],
    pathValues: pathValuesIn(options.pathValue ?? []),
  });
  const resolved = orUsageError(file, () => resolveProfile(profile, 'the generated profile'));
  const text = `${JSON.stringify(profile, null, 2)}\n`;
  if (options.out === undefined) process.stdout.write(text);
  else await write(options.out, text);
  printRemarks(remarks.all, process.stderr);
  const resources = Object.values(resolved.resources);
  const billable = resources.filter((resource) => resource.billable).length;
  process.stderr.write(
    `proofmark: ${resources.length} resources in the profile ${resolved.name}, ${billable} of which run only when named\n`,
  );
  return EXIT.ok;
}

function checkOptions({ name, basePath }: FromOpenapiOptions): void {
  if (name !== undefined && !/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    throw new UsageError(`--name expects lower-case letters, digits and hyphens, not ${JSON.stringify(name)}`);
  }
  if (basePath !== undefined && !/^(\/([^{}?#\s/]|\{[^{}?#\s/]+\})+)*$/.test(basePath)) {
    throw new UsageError(
      `--base-path expects a path such as /v1/Accounts/{AccountSid}, not ${JSON.stringify(basePath)}`,
    );
  }
}

function pathValuesIn(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
      if (name === undefined || value === undefined) {
        throw new UsageError(`--path-value expects NAME=VALUE, such as CountryCode=US, not ${JSON.stringify(text)}`);
      }
      return [name, value];
    }),
  );
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(
      `--out: ${file} cannot be written: ${(error as NodeJS.ErrnoException).code ?? 'unknown cause'}`,
    );
  }
}
