/** Completion scripts for shells, made from the declared subcommands and flags. */
import type { Command } from 'commander';

export function completionScript(program: Command, shell: 'bash' | 'zsh' | 'fish'): string {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    summary: command.description(),
    words: [
      ...command.commands.map((nested) => nested.name()),
      ...[command, ...command.commands].flatMap(({ options }) => options.flatMap(({ long }) => long ?? [])),
      '--help',
    ],
  }));
  if (shell === 'fish') return fish(commands);
  const cases = commands.map(({ name, words }) => `    ${name}) words="${[...new Set(words)].join(' ')}" ;;`);
  const top = `${commands.map(({ name }) => name).join(' ')} --help --version`;
  const script = `_proofmark() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="${top}" ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${top}"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ \${#COMPREPLY[@]} -eq 0 ]; then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -F _proofmark proofmark
`;
  return shell === 'bash' ? script : `autoload -U +X bashcompinit && bashcompinit\n${script}`;
}

function fish(commands: readonly { name: string; summary: string; words: string[] }[]): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = commands.flatMap(({ name, summary, words }) => [
    `complete -c proofmark -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ...[...new Set(words)].map((word) =>
      word.startsWith('--')
        ? `complete -c proofmark -n '__fish_seen_subcommand_from ${name}' -l ${word.slice(2)}`
        : `complete -c proofmark -n '__fish_seen_subcommand_from ${name}' -a ${word}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}
