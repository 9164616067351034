/** `init`: writes a commented profile to start from. */
import { writeFile } from 'node:fs/promises';
import { builtInProfiles } from '../../specs/profile/readProfile.ts';
import { isYamlFile } from '../../specs/profile/sourceText.ts';
import { errorCode, UsageError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';
import { printNotice } from '../process/notice.ts';
import { requirePackage } from '../process/optionalPackage.ts';
import { shellWord } from '../process/shell.ts';
import { type Answers, builtInResource, profileTemplate } from './initTemplate.ts';

export interface InitOptions {
  extends?: string;
  name?: string;
  basePath?: string;
  resource?: string;
  prefix?: string;
  /** False with `--no-put`. */
  put: boolean;
  yes?: boolean;
  force?: boolean;
}

const FORMS = {
  name: { pattern: /^[a-z0-9][a-z0-9-]*$/, expected: 'lower-case letters, digits and hyphens' },
  basePath: {
    pattern: /^(\/([^{}?#\s/]|\{AccountSid\})+)*$/,
    expected: 'a path such as /v1/Accounts/{AccountSid}, or nothing',
  },
  resource: { pattern: /^(?!(Sid|AccountSid)$)[A-Za-z][A-Za-z0-9_-]*$/, expected: 'letters, digits, - and _' },
  prefix: { pattern: /^[A-Z]{2}$/, expected: 'two capital letters' },
} as const;

/**
 * Writes the file. On a terminal and without `--yes`, asks for each value that no flag sets.
 * @throws UsageError for an invalid option, or a file that exists or cannot be written
 */
export async function init(file: string, options: InitOptions): Promise<ExitCode> {
  if (!isYamlFile(file)) throw new UsageError(`${file}: init writes YAML: use a name that ends with .yaml`);
  const known = builtInProfiles();
  if (options.extends !== undefined && !known.includes(options.extends)) {
    throw new UsageError(`--extends must be one of ${known.join(', ')}, not ${JSON.stringify(options.extends)}`);
  }
  const given: Answers = {
    base: options.extends ?? 'documented',
    name: options.name ?? 'my-api',
    basePath: options.basePath ?? '/2010-04-01/Accounts/{AccountSid}',
    resource: options.resource ?? 'Things',
    prefix: options.prefix ?? builtInPrefix(options) ?? 'TH',
    put: options.put,
  };
  for (const [flag, text] of [
    ['name', given.name],
    ['basePath', given.basePath],
    ['resource', given.resource],
    ['prefix', given.prefix],
  ] as const) {
    const flagName = flag === 'basePath' ? '--base-path' : `--${flag}`;
    if (!FORMS[flag].pattern.test(text)) {
      throw new UsageError(`${flagName} expects ${FORMS[flag].expected}, not ${JSON.stringify(text)}`);
    }
  }
  const asks = options.yes !== true && process.stdin.isTTY === true && process.stdout.isTTY === true;
  const answers = asks ? await ask(given, options, known) : given;
  if (answers === null) {
    printNotice(`init was cancelled: ${file} was not written`);
    return EXIT.interrupted;
  }
  await write(file, profileTemplate(answers), options.force === true);
  const word = shellWord(file);
  process.stdout.write(
    `${file} is written. Next:\n  proofmark profile check ${word}\n  proofmark serve --profile ${word}\n  proofmark run --profile ${word} --base-url URL\n`,
  );
  return EXIT.ok;
}

/** The prefix of the built-in resource that `--resource` names. */
function builtInPrefix({ extends: base = 'documented', resource = '' }: InitOptions): string | undefined {
  const prefix = builtInResource(base, resource)?.sid?.prefix;
  return prefix === '' ? undefined : prefix;
}

/** Asks for each value that no flag sets. Returns null if the user cancels with Ctrl-C or the input ends. */
function ask(given: Answers, options: InitOptions, known: string[]): Promise<Answers | null> {
  // when its input ends, a prompt neither settles nor keeps the process alive
  const ended = new Promise<null>((resolve) => {
    process.once('beforeExit', () => process.stdout.write('\n', () => resolve(null)));
  });
  return Promise.race([questions(given, options, known), ended]);
}

async function questions(given: Answers, options: InitOptions, known: string[]): Promise<Answers | null> {
  requirePackage('@inquirer/prompts', 'init without --yes');
  const { input, select, confirm } = await import('@inquirer/prompts');
  const text = (message: string, preset: string, form: keyof typeof FORMS) =>
    input({
      message,
      default: preset,
      validate: (value) => FORMS[form].pattern.test(value) || `expected ${FORMS[form].expected}`,
    });
  try {
    return {
      base:
        options.extends ??
        (await select({
          message: 'Which built-in profile is closest to your endpoint?',
          choices: known,
          default: given.base,
        })),
      name: options.name ?? (await text('Name of the profile?', given.name, 'name')),
      basePath: options.basePath ?? (await text('Prefix of every path?', given.basePath, 'basePath')),
      resource:
        options.resource ?? (await text('Name of a first resource, as in its path?', given.resource, 'resource')),
      prefix: options.prefix ?? (await text('Two letters that start its sids?', given.prefix, 'prefix')),
      put: options.put && (await confirm({ message: 'Does the endpoint offer PUT?', default: true })),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return null;
    throw error;
  }
}

async function write(file: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw new UsageError(`${file} exists: give --force to overwrite it`);
    throw new UsageError(`${file} cannot be written (${errorCode(error)})`);
  }
}
