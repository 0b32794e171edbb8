import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { lineStart, newlineOf } from "../layout.ts";
import { type OffsetEdit, replaceNode, type Transform } from "../transform.ts";

/** Functions of io/ioutil and what has stood for them since Go 1.16: https://pkg.go.dev/io/ioutil. `ReadDir` sorts and stats as `os.ReadDir` does not. */
const successors: Readonly<Record<string, string>> = {
  ...{
    ReadFile: "os.ReadFile",
    WriteFile: "os.WriteFile",
    TempDir: "os.MkdirTemp",
    TempFile: "os.CreateTemp",
  },
  ...{ ReadAll: "io.ReadAll", NopCloser: "io.NopCloser", Discard: "io.Discard" },
};

/** `ioutil.ReadFile` → `os.ReadFile`, with the imports. */
export const replaceIoutil: Transform = {
  name: "replace-ioutil",
  title: "Replace io/ioutil by os and io",
  kind: "refactor.rewrite",
  languages: ["go"],
  example: [
    'package a\n\nimport "io/ioutil"\n\nvar data, _ = ioutil.ReadFile("a")\n',
    'package a\n\nimport "os"\n\nvar data, _ = os.ReadFile("a")\n',
  ],
  refuses: [
    "`ioutil.ReadDir`, whose result has another type in `os`; files that import `io/ioutil` under another name.",
  ],
  rewrite(node, { root }) {
    if (node.type !== "import_spec" || node.child("path")?.text !== '"io/ioutil"') return undefined;
    if (node.child("name")) return { refused: "It is imported under another name." };
    const edits: OffsetEdit[] = [];
    const needed = new Set<string>();
    for (const each of root.descendants()) {
      if (each.type !== "selector_expression" || each.child("operand")?.text !== "ioutil") continue;
      const next = successors[each.child("field")?.text ?? ""];
      if (next === undefined) return { refused: `${each.text} has no like successor.` };
      needed.add(next.split(".")[0] ?? "");
      edits.push(replaceNode(each, next));
    }
    if (edits.length === 0) return undefined;
    const present = new Set(
      [...root.descendants()]
        .filter(({ type }) => type === "import_spec")
        .map((each) => each.child("path")?.text),
    );
    const missing = [...needed].sort().filter((name) => !present.has(`"${name}"`));
    const inGroup = node.parent?.type === "import_spec_list";
    if (!inGroup && missing.length !== 1) return { refused: "The import must be a group first." };
    if (!inGroup) return { edits: [replaceNode(node, `"${missing[0]}"`), ...edits] };
    return { edits: [withoutLine(node), ...missing.map((name) => insertedIn(node, name)), ...edits] };
  },
};

function withoutLine({ source, start, end }: SyntaxNode): OffsetEdit {
  return { start: lineStart(source, start), end: source.indexOf("\n", end) + 1, text: "" };
}

/** A line for the package where it belongs by name, in the run of lines that the import stands in. */
function insertedIn(node: SyntaxNode, name: string): OffsetEdit {
  const { source } = node;
  const next = runAround(node).find((each) => (each.child("path")?.text ?? "") > `"${name}"`);
  const last = runAround(node).at(-1) ?? node;
  const at = next ? lineStart(source, next.start) : source.indexOf("\n", last.end) + 1;
  return { start: at, end: at, text: `\t"${name}"${newlineOf(source)}` };
}

/** Imports without a blank line or another line between them: `gofmt` sorts these. */
function runAround(node: SyntaxNode): readonly SyntaxNode[] {
  const all = node.parent?.namedChildren ?? [];
  const isNext = (one: SyntaxNode | undefined, other: SyntaxNode) =>
    one !== undefined && /^[^\n]*\n[^\n]*$/.test(one.source.slice(one.end, other.start));
  let [first, last] = [all.indexOf(node), all.indexOf(node)];
  for (let each = all[first]; each && isNext(all[first - 1], each); each = all[first]) first--;
  for (let each = all[last + 1]; each && isNext(all[last], each); each = all[last + 1]) last++;
  return all.slice(first, last + 1).filter(({ type }) => type === "import_spec");
}
