import { shellscript } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isString, type Piece, piecesOf } from "../../../../language/roles/texts.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { isStartedWith } from "../../../../language/values/shellArguments.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";

/** Options behind which a program of the shell is given its program, or its SQL, as a text. */
type Given = "command" | "sql";
const programs: readonly { readonly given: Given; readonly name: RegExp; readonly option?: RegExp }[] = [
  { given: "command", name: /^eval$/ },
  { given: "command", name: /^(?:\S*\/)?(?:ba|z|da|k)?sh$/, option: /^-[a-z]*c$/ },
  { given: "sql", name: /^(?:mysql|mariadb)$/, option: /^(?:-[A-Za-z]*e|--execute)$/ },
  { given: "sql", name: /^psql$/, option: /^(?:-[A-Za-z]*c|--command)$/ },
];

/** Variables are often set from what the caller checked before: an estimate. */
const ofArgument = 0.6;

/** Texts that a script hands to a shell, or to a database, with its own arguments in them. */
export function argumentsInText(context: RuleContext, given: Given, message: string): readonly RuleFinding[] {
  if (!shellscript.includes(context.languageId)) return [];
  const { scope } = codeOf(context);
  return context.nodes.ofTypes(context.language.roles.calls).flatMap((node) => {
    const text = textGiven(node, given);
    const pieces = text ? piecesOf(text) : [];
    const isPutIn = (given === "sql" ? isQuoted : isWord)(pieces);
    const isData = isPutIn && pieces.some((piece) => "node" in piece && isArgument(piece.node, scope));
    return isData ? [findingAt(node, message, { confidence: ofArgument })] : [];
  });
}

/** The text that is a program of its own. */
function textGiven(command: SyntaxNode, wanted: Given): SyntaxNode | undefined {
  const [named, ...others] = command.namedChildren;
  const program = programs.find(({ given, name }) => given === wanted && name.test(named?.text ?? ""));
  if (!program) return undefined;
  const { option } = program;
  const at = option ? others.findIndex(({ text }) => option.test(text)) + 1 : 0;
  const text = option && at === 0 ? undefined : others[at];
  return text && isString(text) ? text : undefined;
}

const command = /^\s*(?!export|local|declare|typeset|unset|test)[\w./-]+ [^\\]*$/;
const openQuote = /[=(,%\s]\s{0,9}'%?$/;

/** A command with something put behind its words: `eval "$name=1"` and `eval "\$$name"` only reach for a variable. */
function isWord([first]: readonly Piece[]): boolean {
  return first !== undefined && "text" in first && command.test(first.text);
}

/** A value between quotes of SQL. */
function isQuoted(pieces: readonly Piece[]): boolean {
  return pieces.some((piece, index) => index > 0 && "node" in piece && endsInQuote(pieces[index - 1]));
}

function endsInQuote(piece: Piece | undefined): boolean {
  return piece !== undefined && "text" in piece && openQuote.test(piece.text);
}

/** What the script was started with, or a variable that holds it. */
function isArgument(node: SyntaxNode, scope: Scope): boolean {
  const [name] = node.namedChildren;
  return (
    isStartedWith(node.text) ||
    (name !== undefined && (isGivenHere(name, scope) || scope.isGivenGlobal(name)))
  );
}

function isGivenHere(name: SyntaxNode, scope: Scope): boolean {
  return scope.values(name.text, name).some(({ text }) => isStartedWith(text));
}
