/** `init`: a commented profile to start from, by questions on a terminal, else by flags. */
import { writeFile } from 'node:fs/promises';
import { builtInProfiles } from '../../specs/profile/readProfile.ts';
import { isYamlFile } from '../../specs/profile/sourceText.ts';
import { EXIT, type ExitCode, UsageError } from '../process/usage.ts';
import { complain } from '../report/telling.ts';
import { codeOf } from '../settings/tls.ts';
import { type Answers, starter } from './initTemplate.ts';

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
  name: { pattern: /^[a-z0-9][a-z0-9-]*$/, wants: 'lower-case letters, digits and hyphens' },
  basePath: {
    pattern: /^(\/([^{}?#\s/]|\{AccountSid\})+)*$/,
    wants: 'a path such as /v1/Accounts/{AccountSid}, or nothing',
  },
  resource: { pattern: /^(?!(Sid|AccountSid)$)[A-Za-z][A-Za-z0-9_-]*$/, wants: 'letters, digits, - and _' },
  prefix: { pattern: /^[A-Z]{2}$/, wants: 'two capital letters' },
} as const;

/**
 * Writes the file; asks for what no flag says where there is a terminal and no `--yes`, and never otherwise.
 * @throws UsageError
 */
export async function init(file: string, options: InitOptions): Promise<ExitCode> {
  if (!isYamlFile(file)) throw new UsageError(`${file}: init writes YAML, for its comments; call it .yaml`);
  const known = builtInProfiles();
  if (options.extends !== undefined && !known.includes(options.extends)) {
    throw new UsageError(`--extends wants one of ${known.join(', ')}, not ${JSON.stringify(options.extends)}`);
  }
  const given: Answers = {
    base: options.extends ?? 'documented',
    name: options.name ?? 'my-api',
    basePath: options.basePath ?? '/2010-04-01/Accounts/{AccountSid}',
    resource: options.resource ?? 'Things',
    prefix: options.prefix ?? 'TH',
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
      throw new UsageError(`${flagName} wants ${FORMS[flag].wants}, not ${JSON.stringify(text)}`);
    }
  }
  const asks = options.yes !== true && process.stdin.isTTY === true && process.stdout.isTTY === true;
  const answers = asks ? await ask(given, options, known) : given;
  if (answers === null) {
    complain(`init was broken off: ${file} was not written`);
    return EXIT.interrupted;
  }
  await write(file, starter(answers), options.force === true);
  process.stdout.write(
    `${file} is written. Next:\n  proofmark profile check ${file}\n  proofmark run --profile ${file} --base-url URL\n`,
  );
  return EXIT.ok;
}

/** What no flag says is asked for; null where the questions were broken off, by Ctrl-C or by the end of the input. */
function ask(given: Answers, options: InitOptions, known: string[]): Promise<Answers | null> {
  // at its input's end a prompt neither settles nor keeps the process
  const ended = new Promise<null>((resolve) => {
    process.once('beforeExit', () => process.stdout.write('\n', () => resolve(null)));
  });
  return Promise.race([questions(given, options, known), ended]);
}

async function questions(given: Answers, options: InitOptions, known: string[]): Promise<Answers | null> {
  const { input, select, confirm } = await import('@inquirer/prompts');
  const text = (message: string, preset: string, form: keyof typeof FORMS) =>
    input({
      message,
      default: preset,
      validate: (value) => FORMS[form].pattern.test(value) || `wants ${FORMS[form].wants}`,
    });
  try {
    return {
      base:
        options.extends ??
        (await select({ message: 'Which built-in profile is nearest?', choices: known, default: given.base })),
      name: options.name ?? (await text('What is your profile called?', given.name, 'name')),
      basePath: options.basePath ?? (await text('What stands in front of every path?', given.basePath, 'basePath')),
      resource:
        options.resource ?? (await text('A first resource, as its path spells it?', given.resource, 'resource')),
      prefix: options.prefix ?? (await text('The two letters that its sids begin with?', given.prefix, 'prefix')),
      put: options.put && (await confirm({ message: 'Does it offer PUT?', default: true })),
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
    if (codeOf(error) === 'EEXIST') throw new UsageError(`${file} is there already; --force overwrites it`);
    throw new UsageError(`${file} cannot be written (${codeOf(error)})`);
  }
}
