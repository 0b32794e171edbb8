/** Questions about presence whose answer another parser's tree tells: espree and Babel for JavaScript, Python's own `ast`. */
import { execFileSync } from "node:child_process";
import type { TreeNode } from "../classification/oracles/javascript.ts";
import { javaScriptOracle, seeNodes, typeScriptOracle } from "../classification/oracles/javascript.ts";
import { pythonOracle } from "../classification/oracles/python.ts";
import type { Oracle } from "../classification/oracles/truth.ts";

/** A question and whether the answer is yes. */
export interface AskedOfFile {
  readonly question: string;
  readonly isSo: boolean;
}

type Shows = (node: TreeNode) => boolean;
const ofType =
  (...types: readonly string[]): Shows =>
  ({ type }) =>
    types.includes(type);
/** A call of a function by its plain name, or of a member by its dotted one. */
const calls =
  (object: string | undefined, name: string): Shows =>
  ({ type, callee }) => {
    if (type !== "CallExpression") return false;
    const called = callee as TreeNode & Record<string, TreeNode | undefined>;
    if (object === undefined) return called.type === "Identifier" && (called.name as unknown) === name;
    return (
      called.type === "MemberExpression" &&
      (called.object?.name as unknown) === object &&
      (called.property?.name as unknown) === name
    );
  };

const ofJavaScript: readonly (readonly [question: string, shows: Shows])[] = [
  ["Does it define a class?", ofType("ClassDeclaration", "ClassExpression")],
  ["Does it use arrow functions?", ofType("ArrowFunctionExpression")],
  ["Does it use generators?", (node) => node.generator === true || node.type === "YieldExpression"],
  ["Does it use template literals?", ofType("TemplateLiteral")],
  ["Is there a switch statement?", ofType("SwitchStatement")],
  ["Does it contain a while loop?", ofType("WhileStatement")],
  ["Does it use the spread operator?", ofType("SpreadElement")],
  ["Does it use optional chaining?", ofType("ChainExpression")],
  ["Does it use destructuring?", ofType("ObjectPattern", "ArrayPattern")],
  [
    "Does it use await?",
    (node) => node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await === true),
  ],
  ["Does it call eval?", calls(undefined, "eval")],
  ["Does it use setTimeout?", calls(undefined, "setTimeout")],
  ["Does it call JSON.parse?", calls("JSON", "parse")],
  ["Does it call Object.keys?", calls("Object", "keys")],
];

/** By names of the classes of `ast`. */
const ofPython: readonly (readonly [question: string, types: RegExp])[] = [
  ["Does it define a class?", /^ClassDef$/],
  ["Does it use lambdas?", /^Lambda$/],
  ["Does it use list comprehensions?", /^ListComp$/],
  ["Does it use generators?", /^(?:Yield|YieldFrom)$/],
  ["Does it use decorators?", /^decorated$/],
  ["Does it use a with statement?", /^(?:With|AsyncWith)$/],
  ["Does it use f-strings?", /^JoinedStr$/],
  ["Is there a while loop?", /^While$/],
  ["Does it use the global keyword?", /^Global$/],
  ["Does it use await?", /^Await$/],
  ["Does it call isinstance?", /^call isinstance$/],
  ["Does it call open?", /^call open$/],
  ["Does it call eval?", /^call eval$/],
];

const pythonProgram = `
import ast, json, sys
for line in sys.stdin:
    try:
        nodes = list(ast.walk(ast.parse(json.loads(line))))
        names = {type(node).__name__ for node in nodes}
        if any(getattr(node, "decorator_list", None) for node in nodes):
            names.add("decorated")
        names |= {"call " + node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        print(json.dumps(sorted(names)))
    except Exception:
        print("null")
`;

/** Bytes that the program may print. */
const mostOutput = 2 ** 26;

/** The questions about each file, with their answers; none for a file that the parser refuses. */
export function askedOf(texts: readonly string[], language: string): readonly (readonly AskedOfFile[])[] {
  return language === "python"
    ? askedOfPython(texts)
    : texts.map((text) => askedOfJavaScript(text, language));
}

function askedOfJavaScript(text: string, language: string): readonly AskedOfFile[] {
  const shown = new Set<string>();
  const isRead = seeNodes(text, language, (node) => {
    for (const [question, shows] of ofJavaScript) if (shows(node)) shown.add(question);
  });
  return isRead ? ofJavaScript.map(([question]) => ({ question, isSo: shown.has(question) })) : [];
}

function askedOfPython(texts: readonly string[]): readonly (readonly AskedOfFile[])[] {
  if (texts.length === 0) return [];
  const output = execFileSync("python3", ["-c", pythonProgram], {
    input: texts.map((text) => JSON.stringify(text)).join("\n"),
    encoding: "utf8",
    maxBuffer: mostOutput,
  });
  return output
    .trimEnd()
    .split("\n")
    .map((line) => {
      const names = JSON.parse(line) as readonly string[] | null;
      if (!names) return [];
      return ofPython.map(([question, types]) => ({
        question,
        isSo: names.some((each) => types.test(each)),
      }));
    });
}

/** Libraries asked of one file, of those it brings in and of those that others do. */
const mostLibraries = 3;

/** "Does it use X?" of libraries that a file brings in, and of some that others bring in and it does not. */
export async function librariesAskedOf(
  texts: readonly string[],
  language: string,
): Promise<readonly (readonly AskedOfFile[])[]> {
  const oracle = oracles[language];
  if (!oracle || texts.length === 0) return [];
  const truths = await oracle(texts.map((text) => ({ path: "", text })));
  const all = [...new Set(truths.flatMap((truth) => truth?.libraries ?? []))].sort();
  return truths.map((truth, at) => {
    if (!truth) return [];
    const others = all.filter((each) => !truth.libraries.includes(each));
    const unused = others.filter((_, index) => (index + at) % Math.max(1, others.length) < mostLibraries);
    return [
      ...truth.libraries.slice(0, mostLibraries).map((library) => ({ library, isSo: true })),
      ...unused.map((library) => ({ library, isSo: false })),
    ].map(({ library, isSo }) => ({ question: `Does it use ${library}?`, isSo }));
  });
}

const oracles: Readonly<Record<string, Oracle>> = {
  javascript: javaScriptOracle,
  typescript: typeScriptOracle,
  python: pythonOracle,
};
