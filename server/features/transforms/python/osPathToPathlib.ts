import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { addImport, isTakenName } from "./addImport.ts";

/** What `Path(p)` calls that which `os.path` does to a path. */
const members: Readonly<Record<string, string>> = {
  ...{ exists: "exists()", isfile: "is_file()", isdir: "is_dir()", islink: "is_symlink()" },
  ...{ isabs: "is_absolute()", getsize: "stat().st_size", getmtime: "stat().st_mtime", basename: "name" },
};
/** What is the same for every text but an empty one. */
const exact = /^(?:exists|isfile|isdir|islink|isabs|getsize|getmtime)$/;
/** Calls that take a Path as well as a text. */
const takers = /^(?:open|Path|os\.(?:stat|listdir|scandir|mkdir|makedirs|remove|rename|unlink)|shutil\.\w+)$/;

/** `os.path.isfile(p)` → `Path(p).is_file()`. */
export const osPathToPathlib: Transform = {
  name: "os-path-to-pathlib",
  title: "Convert to pathlib",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: [
    'import os\n\nif os.path.isfile("setup.cfg"):\n    read(open(os.path.join(root, "setup.cfg")))\n',
    'import os\nfrom pathlib import Path\n\nif Path("setup.cfg").is_file():\n    read(open(os.path.join(root, "setup.cfg")))\n',
  ],
  refuses: [
    "Everywhere at once, paths of which only their name is known: a file's number, bytes and an empty text are no Path. At one place the title says so.",
    "`os.path.join` where a text is wanted, and functions without a like form: `dirname`, `splitext`.",
  ],
  rewrite(node, { root }) {
    if (node.type !== "call") return undefined;
    const callee = node.child("function")?.text ?? "";
    const given = node.child("arguments")?.namedChildren ?? [];
    const [first, ...others] = given;
    const called = /^os\.path\.(\w+)$/.exec(callee)?.[1] ?? "";
    if (!first || given.some(({ type }) => /splat|keyword|generator/.test(type))) return undefined;
    const written = writtenAs(node, called, first, others);
    if (written === undefined) return undefined;
    if (isTakenName(root, "pathlib", "Path")) return { refused: "The file calls something else Path." };
    const added = addImport(root, "pathlib", "Path");
    const edits = [...(added ? [added] : []), replaceNode(node, written)];
    if (exact.test(called) && isKnownText(first)) return { edits };
    const unsure = called === "join" ? "all parts are" : `${first.text} is`;
    return { edits, assumes: `${unsure} a path and not empty` };
  },
};

function writtenAs(
  call: SyntaxNode,
  called: string,
  first: SyntaxNode,
  others: readonly SyntaxNode[],
): string | undefined {
  if (called === "join") {
    const taker = call.parent?.type === "argument_list" ? call.parent.parent : undefined;
    const isTaken = takers.test(taker?.child("function")?.text ?? "");
    return isTaken && others.length > 0
      ? `Path(${[first, ...others].map(({ text }) => text).join(", ")})`
      : undefined;
  }
  const member = Object.hasOwn(members, called) ? members[called] : undefined;
  return member !== undefined && others.length === 0 ? `Path(${first.text}).${member}` : undefined;
}

/** A text that stands there, and is not empty. */
function isKnownText(node: SyntaxNode): boolean {
  if (node.text === "__file__") return true;
  return (
    node.type === "string" &&
    !/^[a-z]*b/i.test(node.text) &&
    (node.childOfType("string_content")?.text ?? "") !== ""
  );
}
