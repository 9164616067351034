import { Argument, type Command } from 'commander';
import type { ExitCode } from '../process/exitCodes.ts';

/** Declares `completion`. */
export function addCompletion(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completionScript } = await import('../completion.ts');
      process.stdout.write(completionScript(program, shell));
      end(0);
    });
}
