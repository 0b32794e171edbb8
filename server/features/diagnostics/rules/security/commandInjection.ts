import {
  allLanguages,
  cpp,
  csharp,
  go,
  java,
  javascript,
  lua,
  php,
  python,
  ruby,
  shellscript,
} from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { type Binding, readBinding } from "../../../../language/roles/bindings.ts";
import { type Call, keyword, positional, readCall } from "../../../../language/roles/calls.ts";
import { elementsIn, isList, isRecord } from "../../../../language/roles/lists.ts";
import { isReference, isSplat } from "../../../../language/roles/operations.ts";
import { isShellText, isString, literalText, piecesOf } from "../../../../language/roles/texts.ts";
import { isName, isNothing, isNumber, isTruth, saidBy } from "../../../../language/roles/tokens.ts";
import { dataIn } from "../../../../language/values/safety.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { findingAt, ofLanguages, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { argumentList } from "../../fixes/security/argumentList.ts";
import { isOfDatabase, isWholeCommand, namesProgram, ofProgram } from "./namedPrograms.ts";
import { mayHoldCommand, plainCommands } from "./plainCommands.ts";
import { argumentsInText } from "./shellText.ts";
import { type Sink, sinkRule } from "./sinks.ts";

const shells = /(?:^|[\\/])(?:sh|bash|zsh|dash|ksh|cmd|cmd\.exe|powershell|powershell\.exe|pwsh)$/i;
const shellNames = /(?<!\w)(?:sh|bash|zsh|dash|ksh|cmd|powershell|pwsh)(?!\w)/i;
const shellFlags = /^(?:-c|-lc|\/c|\/C|\/k|-Command|-EncodedCommand)$/;

const sinks: readonly Sink[] = [
  {
    languages: javascript,
    callee: /^(?:child_process|childProcess|cp|require\(\))\.(?:exec|execSync)$/,
    data: [0],
  },
  {
    languages: javascript,
    callee: /^(?:exec|execSync|execAsync|execPromise)$/,
    data: [0],
    imported: /child_process/,
  },
  {
    languages: javascript,
    callee: /^(?:shell|shelljs|sh)\.exec$|^execa(?:\.|C)command(?:Sync)?$|^execaCommand(?:Sync)?$/,
    data: [0],
  },
  {
    languages: javascript,
    callee: /(?:^|\.)(?:spawn|spawnSync|execFile|execFileSync|execa)$/,
    data: [0],
    when: usesShellOption,
    words: /\bshell\b/,
  },
  {
    languages: javascript,
    callee: /(?:^|\.)(?:spawn|spawnSync|execFile|execFileSync|execa)$/,
    data: [1],
    // What stands before the options: a list of arguments, which such a shell reads too.
    when: (call) => positional(call, 2) !== undefined && usesShellOption(call),
    words: /\bshell\b/,
  },
  {
    languages: javascript,
    callee: /(?:^|\.)(?:spawn|spawnSync|execFile|execFileSync|execa)$/,
    data: [1],
    when: startsShell,
    words: shellNames,
  },
  {
    languages: python,
    callee:
      /^os\.(?:system|popen|popen2|popen3|popen4)$|^(?:subprocess|commands)\.(?:getoutput|getstatusoutput)$/,
    data: [0],
  },
  { languages: python, callee: /^(?:asyncio\.)?create_subprocess_shell$/, data: [0] },
  // The shell of another machine, by SSH.
  { languages: python, callee: /\.exec_command$/, data: [0] },
  { languages: java, callee: /(?:^|\.)(?:exec\w*|channel\w*)\.setCommand$/i, data: [0] },
  {
    languages: go,
    callee: /^sess(?:ion)?\.(?:Run|Output|CombinedOutput|Start)$/,
    data: [0],
    imported: /crypto\/ssh\b/,
  },
  { languages: php, callee: /^ssh2_exec$/, data: [1] },
  { languages: ruby, callee: /(?:^|\.)ssh\.exec!?$/, data: [0] },
  {
    languages: python,
    callee: /^(?:subprocess\.)?(?:run|call|check_call|check_output|Popen)$/,
    data: [0],
    when: (call) => isTruthy(keyword(call, "shell")),
    words: /\bshell\b/,
  },
  {
    languages: python,
    callee: /^(?:subprocess\.)?(?:run|call|check_call|check_output|Popen)$|^os\.(?:execl|execlp|spawnl)$/,
    data: [0, 1, 2, 3],
    when: startsShell,
    words: shellNames,
  },
  {
    languages: java,
    callee: /(?:^|\.)(?:getRuntime\(\)|runtime|rt)\.exec$/i,
    data: [0],
    when: (call, scope) => !isArray(positional(call, 0), scope),
  },
  {
    languages: java,
    callee: /(?:^|\.)(?:getRuntime\(\)|runtime|rt)\.exec$|^new ProcessBuilder$|\.command$/i,
    data: [0, 1, 2],
    when: startsShell,
    words: shellNames,
  },
  {
    languages: go,
    callee: /^exec\.Command(?:Context)?$|^syscall\.Exec$/,
    data: [0, 1, 2, 3],
    when: startsShell,
    words: shellNames,
  },
  {
    languages: cpp,
    callee: /^(?:std\.)?(?:system|popen|_popen|_wsystem|wordexp|WinExec|ShellExecute[AW]?)$/,
    data: [0],
  },
  {
    languages: cpp,
    callee: /^(?:execl|execlp|execle|posix_spawn)$/,
    data: [1, 2, 3],
    when: startsShell,
    words: shellNames,
  },
  {
    languages: csharp,
    callee: /(?:^|\.)Process\.Start$/,
    data: [0],
    when: (call, _scope, context) =>
      call.arguments.length === 1 &&
      !isStartInfo(positional(call, 0), context) &&
      !/Info|psi|new |^[A-Z]\w*(?:\.[A-Z]\w*)+$/i.test(positional(call, 0)?.text ?? ""),
  },
  {
    languages: csharp,
    callee: /(?:^|\.)Process\.Start$|^new ProcessStartInfo$/,
    data: [1],
    when: startsShell,
    words: shellNames,
  },
  {
    languages: php,
    callee: /^(?:exec|shell_exec|system|passthru|popen|proc_open)$/,
    data: [0],
    when: (call, scope) => !isArray(positional(call, 0), scope),
  },
  { languages: php, callee: /^proc_open$/, data: [0], when: startsShell, words: shellNames },
  { languages: ruby, callee: /^(?:Kernel\.|Process\.)?(?:system|exec|spawn)$/, data: [0], when: oneText },
  {
    languages: ruby,
    callee: /^(?:IO\.popen|Open3\.(?:capture2|capture2e|capture3|popen2|popen2e|popen3)|PTY\.spawn)$/,
    data: [0],
    when: oneText,
  },
  {
    languages: ruby,
    callee: /^(?:Kernel\.|Process\.|Open3\.|IO\.)?(?:system|exec|spawn|capture2e?|capture3|popen)$/,
    data: [0, 1, 2, 3],
    when: startsShell,
    words: shellNames,
  },
  { languages: lua, callee: /^(?:os\.execute|io\.popen|vim\.fn\.system(?:list)?)$/, data: [0] },
];

/** Data that is run by a shell. */
export const commandInjection = sinkRule(
  {
    id: "security/command-injection",
    title: "Data run as a shell command.",
    severity: "error",
    spares: [
      "constants, numbers and what is quoted for the shell",
      "lists of arguments, which no shell reads",
    ],
    needs: "unit",
    weakness: 78,
    sparesTests: true,
    // Mended in many kinds after the twelfth reading: 8 of 8 in the next, fewer than an interval wants, and 37 of 44 long before.
    fix: argumentList,
    examples: [{ language: "python", bad: 'os.system("ls " + name)', good: 'subprocess.run(["ls", name])' }],
  },
  sinks.flatMap((sink) => {
    const when: NonNullable<Sink["when"]> = (call, scope, context) =>
      !isOfDatabase(call) && (sink.when?.(call, scope, context) ?? true);
    const isOfOthers: NonNullable<Sink["when"]> = (call, scope, context) =>
      when(call, scope, context) && !namesProgram(call, sink, scope);
    return [
      { ...sink, when: isOfOthers },
      { ...sink, when, confidence: ofProgram },
    ];
  }),
  (call) =>
    `“${call.name}” hands data to a shell. Pass the program and its arguments separately, without a shell.`,
  {
    languages: [...allLanguages, ...shellscript],
    check: (context) => [
      ...backticks(context),
      ...rustShells(context),
      ...shellArguments(context),
      ...argumentsInText(context, "command", ofArgument),
    ],
    mayFind: (text, languageId) =>
      beside[languageId]?.test(text) === true || mayHoldCommand(text, languageId),
    checkText: plainCommands,
  },
  "shell",
);

const ofArgument =
  "A shell runs what the script was started with. Start the program itself and pass its arguments in quotes.";

/** What has to stand in a file for what is found beside the calls. */
const beside: Readonly<Record<string, RegExp>> = {
  ruby: /`[^`]*#\{|%x/,
  php: /`[^`]*\$/,
  rust: /\bCommand\b/,
  csharp: /\bArguments\b/,
  shellscript: /\beval\b|\b\w{0,2}sh\s+-\w*c\b/,
};

/** What starts a program without a shell: a list of its words, written here, held by a variable, or declared as one. */
function isArray(node: SyntaxNode | undefined, scope: Scope): boolean {
  if (node === undefined) return false;
  if (isList(node) || isSplat(node)) return true;
  const call = readCall(node);
  if (call) return /(?:^|\.)(?:asList|of|toArray|split|List|shlex\.split|Array)$/.test(call.callee);
  const { type: declared, values, isParameter } = scope.origin(node.text, node);
  if (/\[\]|\.\.\.|^(?:array|iterable)$|List<|Array<|^list\b/.test(declared)) return true;
  return !isParameter && values.length > 0 && values.every((value) => isArray(value, scope));
}

function isTruthy(value: SyntaxNode | undefined): boolean {
  if (value === undefined || isNothing(value)) return false;
  return isNumber(value) || isString(value) || (isTruth(value) && value.text.toLowerCase() === "true");
}

/** The elements of an argument list, with those of lists among them, also where a variable holds the list. */
function flat(call: Call, scope: Scope): SyntaxNode[] {
  return call.arguments.flatMap(({ value }) => elementsOf(value, scope));
}

function elementsOf(value: SyntaxNode, scope: Scope, depth = 0): SyntaxNode[] {
  if (isSplat(value) && value.namedChildren[0]) return elementsOf(value.namedChildren[0], scope, depth);
  const made = readCall(value);
  if (made && /(?:^|\.)(?:asList|of)$/.test(made.callee))
    return made.arguments.map(({ value: element }) => element);
  const elements = elementsIn(value);
  if (elements) return [...elements];
  const bound = depth < 2 && isName(value) ? scope.values(value.text, value) : [];
  return bound.length === 1 && bound[0] ? elementsOf(bound[0], scope, depth + 1) : [value];
}

/** `["sh", "-c", …]`, in one list or as arguments of their own. */
function startsShell(call: Call, scope: Scope): boolean {
  const texts = flat(call, scope).map((node) => scope.texts(node)[0]);
  const first = texts.findIndex((text) => text !== undefined && shells.test(text));
  if (first < 0) return false;
  return (
    texts
      .slice(first + 1)
      .some((text) => text !== undefined && shellFlags.test(text.trim().split(/\s/)[0] ?? "")) ||
    /^(?:new ProcessStartInfo|.*Process\.Start)$/.test(call.callee)
  );
}

function usesShellOption(call: Call): boolean {
  return call.arguments.some(
    ({ value }) =>
      isRecord(value) &&
      value.namedChildren.some((pair) => {
        const option = readBinding(pair);
        return option?.name === "shell" && isTruthy(option.value);
      }),
  );
}

/** Ruby runs a single text through the shell, several arguments without one. */
function oneText(call: Call, scope: Scope): boolean {
  const values = call.arguments.filter((argument) => argument.keyword === undefined);
  return values.length === 1 && !isArray(values[0]?.value, scope);
}

/** `…` and %x(…) of Ruby and PHP. */
const backticks = ofLanguages(["php", "ruby"], (context) => {
  const { scope, strings } = codeOf(context);
  return strings
    .filter(isShellText)
    .filter((node) => hasData(node, scope))
    .map((node) =>
      findingAt(
        node,
        "Data becomes part of a shell command. Pass the program and its arguments separately.",
        isWholeCommand(node) ? { confidence: ofProgram } : {},
      ),
    );
});

function hasData(node: SyntaxNode, scope: Scope): boolean {
  return dataIn(node, scope, "shell") !== undefined;
}

/** `Command::new("sh").arg("-c").arg(data)`: the chain of calls is followed inwards. */
/** `.arg("-c").arg("ls $1").arg(…)`: what follows the script is its parameters. */
const scripted = /\.arg\(\s*"(?:-l?c|\/[cC])"\s*\)\s*\.arg\(\s*"[^"]*"\s*\)\s*\.args?\(/;

const rustShells = ofLanguages(["rust"], (context) => {
  const { calls, scope } = codeOf(context);
  const found: RuleFinding[] = [];
  for (const call of calls) {
    if (!/Command\.new\(\)(?:\.\w+\(\))*\.(?:arg|args)$/.test(call.callee)) continue;
    const head = call.node.text.slice(0, call.node.text.indexOf(")") + 1);
    const shell = /Command::new\(\s*"([^"]+)"/.exec(head)?.[1] ?? "";
    const flagged = /"(?:-c|-lc|\/C|\/c)"/.test(saidBy(call.node));
    const argument = positional(call, 0);
    if (scripted.test(call.node.text)) continue;
    const values = argument ? listElements(argument) : [];
    const data = values.find((value) => hasData(value, scope));
    if (shells.test(shell) && flagged && data)
      found.push(
        findingAt(data, "A shell runs data as a command. Start the program itself and pass its arguments."),
      );
  }
  return found;
});

function listElements(node: SyntaxNode): readonly SyntaxNode[] {
  const inner = isReference(node) ? (node.namedChildren[0] ?? node) : node;
  return elementsIn(inner) ?? [inner];
}

/** C#: what says which program is started and with which arguments, and is no command line. */
function isStartInfo(given: SyntaxNode | undefined, context: RuleContext): boolean {
  if (given === undefined) return false;
  const { scope, bindings } = codeOf(context);
  const isMade = ({ name, value }: Binding) =>
    name === given.text && readCall(value)?.name === "ProcessStartInfo";
  const { type: declared } = scope.origin(given.text, given);
  return /(?:^|\.)ProcessStartInfo$/.test(declared) || bindings.some(isMade);
}

/** `new ProcessStartInfo { FileName = "cmd.exe", Arguments = "/c " + data }` of C#. */
const shellArguments = ofLanguages(["csharp"], (context) => {
  const { bindings, scope } = codeOf(context);
  return bindings
    .filter(
      (binding) =>
        binding.name === "Arguments" && startsWithShellFlag(binding.value) && hasData(binding.value, scope),
    )
    .map((binding) =>
      findingAt(
        binding.node,
        "A shell runs data as a command. Start the program itself and pass its arguments.",
      ),
    );
});

function startsWithShellFlag(value: SyntaxNode): boolean {
  const first = piecesOf(value)[0];
  return (
    first !== undefined &&
    "text" in first &&
    /^\s*(?:\/c|\/k|-c|-Command)\b/i.test(first.text) &&
    !isConstantText(value)
  );
}

function isConstantText(value: SyntaxNode): boolean {
  return isString(value) && literalText(value) !== undefined;
}
