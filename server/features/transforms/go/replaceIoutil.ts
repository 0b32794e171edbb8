import type { OffsetEdit, Transform } from "../transform.ts";
import { replaceNode } from "../transform.ts";

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
    if (missing.length > 0)
      return { edits: [replaceNode(node, missing.map((name) => `"${name}"`).join("\n\t")), ...edits] };
    // The whole line goes: nothing stands in its place.
    const { source } = node;
    const start = source.lastIndexOf("\n", node.start - 1);
    return { edits: [{ start, end: node.end, text: "" }, ...edits] };
  },
};
