import type { Command, Option } from "commander";
import { ruleIds } from "../../../contract/config.ts";
import { listTransforms } from "../../../features/transforms/transforms.ts";
import { CommandError } from "../commandError.ts";
import type { Environment } from "../environment.ts";

interface Completable {
  readonly name: string;
  readonly description: string;
  /** What its first argument may be, where that is a word of a known list. */
  readonly operands: readonly string[];
  readonly options: readonly {
    readonly long: string;
    readonly description: string;
    readonly choices: readonly string[];
  }[];
}

/** Words that a value or a first argument may be, beyond the choices that their declarations name. */
const words: Readonly<Record<string, readonly string[]>> = {
  "check --rule": ruleIds,
  "check --skip-rule": ruleIds,
  explain: ruleIds,
  transform: listTransforms().map(({ name }) => name),
  completions: ["bash", "zsh", "fish"],
};
const shells: Readonly<Record<string, (commands: readonly Completable[]) => string>> = { bash, zsh, fish };

/** `inkling completions SHELL`: a script that completes commands and options, made from their declarations. */
export function registerCompletions(program: Command, environment: Environment): void {
  program
    .command("completions")
    .description("a script that makes a shell complete inkling's commands and options")
    .argument("<shell>", "bash, zsh or fish")
    .action((shell: string) => {
      const script = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
      if (!script) throw new CommandError(`"${shell}" is not known; write bash, zsh or fish.`);
      environment.stdout.write(script(program.commands.map(completable)));
    });
}

function completable(command: Command): Completable {
  const shown = command.options.filter(
    (option): option is Option & { long: string } => option.long !== undefined,
  );
  return {
    name: command.name(),
    description: command.description(),
    operands: words[command.name()] ?? [],
    options: shown.map(({ long, description, argChoices }) => ({
      long,
      description,
      choices: argChoices ?? words[`${command.name()} ${long}`] ?? [],
    })),
  };
}

function bash(commands: readonly Completable[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  const cases = commands.map(
    ({ name, options }) => `    ${name}) words="${options.map(({ long }) => long).join(" ")}" ;;`,
  );
  const values = choices(commands).map(
    ([command, option, words]) =>
      `    "${command} ${option}") COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$current")); return ;;`,
  );
  const operands = commands
    .filter((command) => command.operands.length > 0)
    .map(
      (command) =>
        `    ${command.name}) COMPREPLY=($(compgen -W "${command.operands.join(" ")}" -- "$current")); return ;;`,
    );
  return `# inkling completions bash > /etc/bash_completion.d/inkling, or: source <(inkling completions bash)
_inkling() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names}" -- "$current"))
    return
  fi
  case "$command $previous" in
${values.join("\n")}
  esac
  if [[ "$COMP_CWORD" -eq 2 && "$current" != -* ]]; then
    case "$command" in
${operands.join("\n")}
    esac
  fi
  case "$command" in
${cases.join("\n")}
  esac
  if [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$current")); else COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _inkling inkling
`;
}

function zsh(commands: readonly Completable[]): string {
  const names = commands.map(({ name, description }) => `    '${name}:${quoted(description)}'`);
  const cases = commands.map(({ name, options, operands }) => {
    const first = operands.length > 0 ? [`'1:what:(${operands.join(" ")})'`] : [];
    const specs = options.map(
      ({ long, description, choices: words }) =>
        `'${long}[${quoted(description).replace(/[[\]]/g, "\\$&")}]${words.length > 0 ? `:value:(${words.join(" ")})` : ""}'`,
    );
    return `    ${name}) _arguments ${[...specs, ...first, "'*:file:_files'"].join(" ")} ;;`;
  });
  return `#compdef inkling
_inkling() {
  local -a commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then _describe 'command' commands; return; fi
  local command="$words[2]"
  shift words; (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
compdef _inkling inkling
`;
}

function fish(commands: readonly Completable[]): string {
  const first = commands.map(
    ({ name, description }) =>
      `complete -c inkling -n __fish_use_subcommand -f -a ${name} -d '${quoted(description)}'`,
  );
  const rest = commands.flatMap(({ name, options }) =>
    options.map(
      ({ long, description, choices: words }) =>
        `complete -c inkling -n '__fish_seen_subcommand_from ${name}' -l ${long.slice(2)} -d '${quoted(description)}'${words.length > 0 ? ` -x -a '${words.join(" ")}'` : ""}`,
    ),
  );
  const operands = commands
    .filter((command) => command.operands.length > 0)
    .map(
      (command) =>
        `complete -c inkling -n '__fish_seen_subcommand_from ${command.name}' -a '${command.operands.join(" ")}'`,
    );
  return `${[...first, ...rest, ...operands].join("\n")}\n`;
}

function choices(commands: readonly Completable[]): (readonly [string, string, readonly string[]])[] {
  return commands.flatMap(({ name, options }) =>
    options.filter((each) => each.choices.length > 0).map((each) => [name, each.long, each.choices] as const),
  );
}

/** For a single-quoted word of a shell: the quote itself becomes a typographic one. */
function quoted(text: string): string {
  return text.replaceAll("'", "’").replaceAll(":", "\\:");
}
