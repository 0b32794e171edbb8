import { commented } from "../../server/language/lexical/commentSigns.ts";
import type { AnyNode } from "../../server/language/parse/anyNode.ts";
import { isNamed, languageFactsOf, startOf } from "../../server/language/parse/anyNode.ts";
import type { SyntaxNode } from "../../server/language/parse/syntaxNode.ts";
import { isBlock, isComment } from "../../server/language/roles/tokens.ts";
import { below, parseText } from "../language/parseText.ts";

/** Words that rules look for, in a sentence that says nothing of the code around it. */
const words =
  "one day: f.close(); defer f.Close(); fclose(f); eval(x); exec(cmd); hashlib.md5(x); escape(x); shlex.quote(x); " +
  "rejectUnauthorized: false; verify=False; if err != nil return err; catch (e); rescue; raise; await; using; throw; " +
  "unwrap(); log(err); SafeLoader; random(); innerHTML = x; isinstance(x, int); sanitize(x); recover(); Number(x); parseInt(x)";

/** A call that does nothing to anyone, with a text. */
const calls: Readonly<Record<string, (text: string) => string>> = {
  python: (text) => `note(${text})`,
  ruby: (text) => `note(${text})`,
  go: (text) => `note(${text})`,
  lua: (text) => `note(${text})`,
};
const semicolon = (text: string) => `note(${text});`;

/** Names that resemble those that rules look for. */
const similar = ["enclose", "evaluate", "executor", "unescaped", "md5summary", "randomness", "requoted"];

/** A function of its own in which everything happens to namesakes that the rules would like to see in the others. */
const others: Readonly<Record<string, (names: readonly string[]) => string>> = {
  javascript: (names) =>
    `function apart(${names.join(", ")}) {\n${names.map((name) => `  ${name}.close();\n  ${name} = escape(Number(${name}));\n`).join("")}}\n`,
  python: (names) =>
    `\n\ndef apart(${names.join(", ")}):\n${names.map((name) => `    ${name}.close()\n    ${name} = shlex.quote(${name})\n`).join("")}`,
  java: (names) =>
    `class Apart {\n  void apart(${names.map((name) => `Reader ${name}`).join(", ")}) {\n${names.map((name) => `    ${name}.close();\n`).join("")}  }\n}\n`,
  csharp: (names) =>
    `class Apart {\n  void Run(${names.map((name) => `Reader ${name}`).join(", ")}) {\n${names.map((name) => `    ${name}.Dispose();\n`).join("")}  }\n}\n`,
  go: (names) =>
    `\nfunc apart(${names.map((name) => `${name} *os.File`).join(", ")}) {\n${names.map((name) => `\tdefer ${name}.Close()\n`).join("")}}\n`,
  rust: (names) =>
    `\nfn apart(${names.map((name) => `${name}: Thing`).join(", ")}) {\n${names.map((name) => `    if ${name}.is_some() { drop(${name}); }\n`).join("")}}\n`,
  c: (names) =>
    `\nvoid apart(${names.map((name) => `FILE *${name}`).join(", ")}) {\n${names.map((name) => `  if (${name} == NULL) return;\n  fclose(${name});\n`).join("")}}\n`,
  php: (names) =>
    `\nfunction apart(${names.map((name) => `$${name}`).join(", ")}) {\n${names.map((name) => `  fclose($${name});\n  $${name} = htmlspecialchars($${name});\n`).join("")}}\n`,
  ruby: (names) =>
    `\ndef apart(${names.join(", ")})\n${names.map((name) => `  ${name}.close\n  ${name} = Shellwords.escape(${name})\n`).join("")}end\n`,
};
Object.assign(others, {
  lua: (names: readonly string[]) =>
    `\nlocal function apart(${names.join(", ")})\n${names.map((name) => `  ${name}:close()\n  ${name} = escape(${name})\n`).join("")}end\n`,
});
for (const id of ["javascriptreact", "typescript", "typescriptreact"])
  Object.assign(others, { [id]: others.javascript });
Object.assign(others, { cpp: others.c });

/** A changed text, and the old line of each of its lines; undefined for lines that are new. */
export interface Disguised {
  readonly text: string;
  readonly lineOf: readonly (number | undefined)[];
}

/** The text with a sentence of such words in a comment before every statement. */
export async function withComments(languageId: string, text: string): Promise<Disguised> {
  const comment = commented(words, languageId) ?? "";
  return insertBefore(languageId, text, () => [comment]);
}

/** The text with such words in a text that an unknown function gets, and with calls of similar names, before every statement. */
export async function withStatements(languageId: string, text: string): Promise<Disguised> {
  const call = calls[languageId] ?? semicolon;
  return insertBefore(languageId, text, () => [
    call(`"${words}"`),
    ...similar.map((name) => call('"a"').replace("note", name)),
  ]);
}

/** The text with a function behind all others that does with namesakes of its variables what rules wait for. */
export async function withOtherFunction(languageId: string, text: string): Promise<Disguised> {
  const root = await parseText(languageId, text);
  const names = new Set<string>();
  for (const node of root.descendants())
    if (
      languageFactsOf(node).identifiers.has(node.type) &&
      /^[a-z]\w{0,20}$/.test(node.text) &&
      isVariable(node)
    )
      names.add(node.text);
  const write = others[languageId];
  const lines = text
    .trimEnd()
    .split("\n")
    .map((_, line) => line);
  if (!write || names.size === 0) return { text, lineOf: lines };
  return { text: `${text.trimEnd()}\n${write([...names].slice(0, 40))}`, lineOf: lines };
}

function isVariable({ field, parent, type }: SyntaxNode): boolean {
  if (type !== "identifier" && type !== "name") return false;
  return (
    field === "left" ||
    field === "name" ||
    field === "pattern" ||
    parent?.type === "expression_list" ||
    field === "declarator"
  );
}

async function insertBefore(
  languageId: string,
  text: string,
  linesFor: () => readonly string[],
): Promise<Disguised> {
  const root = await parseText(languageId, text);
  const starts = new Set<number>();
  for (const node of below<AnyNode>(root)) if (isStatement(node, text)) starts.add(startOf(node));
  const lineOf: (number | undefined)[] = [];
  const out: string[] = [];
  let offset = 0;
  for (const [number, line] of text.split("\n").entries()) {
    const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
    if (starts.has(offset + indent.length))
      for (const added of linesFor()) {
        out.push(indent + added);
        lineOf.push(undefined);
      }
    out.push(line);
    lineOf.push(number);
    offset += line.length + 1;
  }
  return { text: out.join("\n"), lineOf };
}

/** A statement within a function, first on its line, before which another may stand. */
function isStatement(node: AnyNode, text: string): boolean {
  const { parent } = node;
  if (!parent || !isBlock(parent) || isComment(node) || !isNamed(node)) return false;
  const { functions, roles } = languageFactsOf(node);
  if (roles.arms.has(node.type) || functions.has(node.type) || roles.definitions.has(node.type)) return false;
  if (
    /clause|^else|^rescue|^ensure|label|case|attribute|^method|^class|argument|operator|exception|pattern/.test(
      node.type,
    )
  )
    return false;
  // A text that stands first in a Python body documents it.
  if (/^\s*["']/.test(node.text)) return false;
  const lineStart = text.lastIndexOf("\n", startOf(node) - 1) + 1;
  if (text.slice(lineStart, startOf(node)).trim() !== "") return false;
  for (let at: AnyNode | null | undefined = parent; at; at = at.parent)
    if (functions.has(at.type)) return true;
  return false;
}
