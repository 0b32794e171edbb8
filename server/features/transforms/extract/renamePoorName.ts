import { commentBody } from "../../../language/comments/commentBody.ts";
import { functionParts } from "../../../language/parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { boundValue, isBinding } from "../../../language/roles/bindings.ts";
import { isLoop } from "../../../language/roles/control.ts";
import { statementOf } from "../../../language/roles/statements.ts";
import {
  isBlock,
  isComment,
  isLiteral,
  isNothing,
  isNumber,
  significantNamed,
} from "../../../language/roles/tokens.ts";
import { declaredType } from "../../../language/variables/declaredType.ts";
import { type NameUse, namesOf, type Variable } from "../../../language/variables/names.ts";
import { renamed } from "../../../language/variables/renamed.ts";
import { variableNames } from "../../../language/variables/taken.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { callerWords } from "../naming/callerWords.ts";
import type { NameSubject } from "../naming/nameSubject.ts";
import { useWords } from "../naming/useWords.ts";
import { valueWords } from "../naming/valueWords.ts";
import type { NamingPlan, NamingTransform } from "../namingTransform.ts";
import { replaceNode, type TransformContext } from "../transform.ts";
import { extractable, type Form, formOf } from "./forms.ts";

/** Names that say nothing, with or without a number behind them. */
const poor =
  /^(?:data|tmp|temp|foo|bar|baz|qux|obj|arr|str|num|val|res|ret|thing|stuff|dummy|blah|var)\d*$|^(?:value|result|item|list|text|string|array|object|number|x|y|z|a|b|c)\d+$|^[abcdfgmopqrstuvw]$/i;

/** Names of functions that say nothing. */
const poorAction =
  /^_?(?:foo|bar|baz|qux|fn|func|function|fun|do_?it|do_?stuff|do_?something|method|helper|tmp|temp|stuff|thing|blah|[fgh])\d*$|^_?(?:process|handle|run|do)_?\d+$/i;

/** `const tmp = getUser()` → `const user = getUser()`, with all that is said of it. */
export const renamePoorName: NamingTransform = {
  name: "rename-poor-name",
  title: "Rename to what it holds",
  kind: "refactor.rewrite",
  languages: extractable,
  needsSelection: false,
  example: [
    "function f() {\n  const |tmp = getUserName();\n  return { tmp };\n}",
    "function f() {\n  const userName = getUserName();\n  return { tmp: userName };\n}",
  ],
  exampleLanguage: "javascript",
  refuses: [
    "Names that others may use: of members, of what a file gives to others, and of parameters that callers may name.",
    "Variables that a text, a declaration or a function names in a way that only running it would tell.",
  ],
  plan: planRename,
};

function planRename(context: TransformContext): NamingPlan | { readonly refused: string } | undefined {
  const form = formOf(context.languageId);
  const { uses } = namesOf(context.root);
  const { start, end } = context.selection;
  const use = uses.find(({ node }) => node.start <= start && end <= node.end);
  const variable = use?.variable;
  if (!form || !variable) return undefined;
  const own = functionOf(variable);
  const isPoor = (own ? poorAction : poor).test(variable.name.replace(/^\$/, ""));
  if (!isPoor) return undefined;
  const subject = own ? subjectOfFunction(own, variable, form, context) : subjectOf(variable, form, context);
  if (!subject) return undefined;
  const why = refusal(variable, uses, context);
  if (why) return { refused: why };
  return {
    subject,
    title: (name) => `Rename “${variable.name}” to “${name}”`,
    write: (name) => {
      const edits = variable.uses.map((each) => replaceNode(each.node, renamed(each, form.sigil + name)));
      const at = edits.find((edit) => edit.start === use.node.start) ?? edits[0];
      return {
        edits,
        nameAt: [at ?? replaceNode(use.node, name), (at?.text.length ?? name.length) - name.length],
      };
    },
  };
}

/** The function that a name is declared for, or given once and for all. */
function functionOf({ kind, declarations, uses }: Variable): SyntaxNode | undefined {
  const [declared] = declarations;
  if (kind === "function") return declared?.ancestor(declared.language.functions);
  const given = uses.flatMap((use) => givenBy(use)?.node ?? []);
  const [only] = given;
  return only && given.length === 1 && isFunction(only) ? only : undefined;
}

function subjectOfFunction(
  node: SyntaxNode,
  { name, scope }: Variable,
  { casing, sigil }: Form,
  { root, related }: TransformContext,
): NameSubject | undefined {
  const { body } = functionParts(node, node.language);
  if (!body || scope === root) return undefined;
  return {
    ...({ kind: "action", nodes: isBlock(body) ? significantNamed(body) : [body], sigil } as const),
    ...{ current: name.slice(sigil.length), casing: casing.function },
    ...{ told: callerWords(node, root, related), taken: variableNames(root, sigil) },
  };
}

/** What the variable is given, or walks through; undefined where nothing tells what it holds. */
function subjectOf(variable: Variable, form: Form, { root }: TransformContext): NameSubject | undefined {
  const given = variable.uses.map(givenBy).filter((node) => node !== undefined);
  const [first] = given;
  // What stands for "none so far" tells less than what comes in its place.
  const value = given.find(({ node }) => !isLiteral(node)) ?? first;
  if (!first || !value) return undefined;
  const { casing, sigil } = form;
  return {
    ...({ kind: "value", nodes: [value.node], casing: casing.constant, sigil } as const),
    ...{
      current: variable.name.slice(sigil.length),
      told: [
        ...remarkWords(variable),
        ...typeWords(variable, form),
        ...sumWords(variable, first.node),
        ...useWords(variable, root),
      ],
      isElement: value.isElement,
      taken: variableNames(root, sigil),
    },
  };
}

/** The class that is declared for it: `User tmp`; an error is called so in short. */
function typeWords(variable: Variable, { types }: Form): readonly (readonly string[])[] {
  const declared = types && declaredType(variable, types);
  if (declared === "error") return [["err"]];
  const name = declared?.split(/\W+/).find((part) => part !== "") ?? "";
  const isClass =
    /^[A-Z]\w*[a-z]/.test(name) && !/^(?:String|List|Map|Set|Object|Integer|Array\w*|Vec|Option)$/.test(name);
  return isClass ? [splitWords(name)] : [];
}

/** `u = users[i] // the user`: a remark of a word or two behind the declaration says what it is. */
function remarkWords({ declarations }: Variable): readonly (readonly string[])[] {
  const [declared] = declarations;
  const statement = declared && statementOf(declared);
  // Without a semicolon the comment still stands within.
  const comment = [statement?.children.at(-1), statement?.nextSibling].find(
    (each) => each && isComment(each),
  );
  if (!declared || !comment || comment.source.slice(declared.end, comment.start).includes("\n")) return [];
  const remark = commentBody(comment.text).trim();
  const words = /^(?:the |an? )?((?:[a-z]+ )?[a-z]+)\.?$/.exec(remark)?.[1]?.split(" ");
  return words ? [words] : [];
}

/** What begins at nothing and is added to is a sum of what is added. */
function sumWords(variable: Variable, start: SyntaxNode): readonly (readonly string[])[] {
  if (!isNumber(start) || !isNothing(start)) return [];
  const added = variable.uses.map(addedTo).find((each) => each !== undefined);
  if (!added) return [];
  const [words = []] = valueWords(added);
  const isOne = isNumber(added);
  const total = words.length > 0 && words.length < 3 ? [["total", ...words]] : [];
  return isOne ? [["count"], ["total"]] : [...total, ["total"], ["sum"]];
}

/** `x` of `total += x`. */
function addedTo({ node }: NameUse): SyntaxNode | undefined {
  const { parent } = node;
  const isAdding = parent?.children.some(({ named, text }) => text === "+=" && (!named || text.length === 2));
  return isAdding && parent?.children[0] === node ? parent.namedChildren.at(-1) : undefined;
}

function givenBy({
  writes,
  declares,
  whole,
  holder,
  node,
}: NameUse): { node: SyntaxNode; isElement: boolean } | undefined {
  if (!(writes || declares) || !isAlone(node, whole)) return undefined;
  if (isLoop(holder)) {
    const list = holder.child("right") ?? holder.child("value");
    return list && { node: list, isElement: true };
  }
  const value = isBinding(holder) ? boundValue(holder) : undefined;
  return value && value !== node ? { node: alone(value), isElement: false } : undefined;
}

/** Whether a name is all there is of what is given a value: Go writes a list of one. */
function isAlone(node: SyntaxNode, whole: SyntaxNode): boolean {
  return alone(whole) === node;
}

function alone(node: SyntaxNode): SyntaxNode {
  const [only] = node.namedChildren;
  return only && node.namedChildren.length === 1 && only.start === node.start && only.end === node.end
    ? only
    : node;
}

function refusal(
  { name, kind, scope, uses }: Variable,
  all: readonly NameUse[],
  { root }: TransformContext,
): string | undefined {
  if (kind === "member" || kind === "type" || scope === root) return "Others may use it by this name.";
  if (uses.some(({ isUnsure, isForeign }) => isUnsure || isForeign))
    return "It is used in a way that only running it would tell.";
  if (kind === "parameter" && scope.language.names.namesArguments && scope.parent === root)
    return "A caller may name the parameter.";
  const isAlone = all.every((use) => use.name !== name || use.variable !== undefined);
  return isAlone ? undefined : `Another ${name} is used, of which nothing tells whether it is the same.`;
}
