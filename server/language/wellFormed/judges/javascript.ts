/** JavaScript and TypeScript by Babel's parser. */
import { type ParserOptions, type ParserPlugin, parse } from "@babel/parser";
import { type Judge, problemAt, type SyntaxProblem } from "../syntaxProblem.ts";

/** What engines and tsc accept, or soon will; without these the parser would be behind them. */
const common: ParserPlugin[] = [
  "decoratorAutoAccessors",
  "explicitResourceManagement",
  "importReflection",
  "sourcePhaseImports",
  "deferredImportEvaluation",
];
/** Where a file says that it is Flow, it stands near the top; in code units. */
const flowHead = 2_000;

/** With so many errors a text is nonsense, however it is read; the first few are reported. */
const mostErrors = 200;
/** A text that begins so is not read on: the parser makes an object of every error. In code units. */
const beginning = 20_000;

export const judgeJavaScript: Judge = (text, languageId) => {
  const attempts = attemptsFor(text, languageId);
  const nonsense = text.length > beginning && attempts[0] && tryParse(text.slice(0, beginning), attempts[0]);
  if (nonsense && nonsense.length === mostErrors) return isFlow(text, languageId) ? undefined : nonsense;
  let best: readonly SyntaxProblem[] | undefined;
  for (const options of attempts) {
    const problems = tryParse(text, options);
    if (problems.length === 0) return [];
    best ??= problems;
    if (problems.length === mostErrors) break;
  }
  // Flow's own syntax grows faster than the parser.
  if (isFlow(text, languageId) || isTypedByFlow(text, languageId)) return undefined;
  return best?.some(({ start }) => filledByRuby.test(text.slice(start, start + longestFilled)))
    ? undefined
    : best;
};

/** What Ruby fills in before anybody reads the script: `#{source}`. */
const filledByRuby = /^#\{\s*[a-z_]\w*(?:\.\w+)*(?:\([\w.,\s]*\))?\s*\}/;
/** In code units. */
const longestFilled = 200;

/** The ways in which the text may be meant; what the first one says is reported when all fail. */
function attemptsFor(text: string, languageId: string): readonly ParserOptions[] {
  const isTypeScript = languageId.startsWith("typescript");
  const dialects: ParserPlugin[][] = isTypeScript
    ? [languageId === "typescriptreact" ? ["typescript", "jsx"] : ["typescript"]]
    : isFlow(text, languageId)
      ? [["jsx", "flow"]]
      : [["jsx"]];
  const kinds = /^[ \t]*(?:import|export)\b/m.test(text)
    ? (["module", "script"] as const)
    : (["script", "module"] as const);
  const options = dialects.flatMap((dialect) =>
    kinds.flatMap((sourceType) =>
      (["decorators", "decorators-legacy"] as const).map(
        (decorators): ParserOptions => ({
          sourceType,
          plugins: [...common, ...dialect, decorators],
          errorRecovery: true,
          allowUndeclaredExports: true,
          allowNewTargetOutsideFunction: true,
          // Node.js wraps a CommonJS module in a function, and takes what says nothing of modules for one.
          allowReturnOutsideFunction: !isTypeScript && (sourceType === "script" || isCommonJs.test(text)),
        }),
      ),
    ),
  );
  const ambient = options.map((each) => ({
    ...each,
    plugins: [
      ...(each.plugins ?? []).filter((plugin) => plugin !== "typescript"),
      ["typescript", { dts: true }] as ParserPlugin,
    ],
  }));
  return isTypeScript && isDeclarations(text) ? [...options, ...ambient] : options;
}

const isCommonJs = /\brequire\s*\(|\bmodule\.exports\b|\bexports\./;

/** A type where a variable or parameter is declared, a choice of types, a field of a type. */
const flowType = /"(?:TypeAnnotation|UnionTypeAnnotation|ObjectTypeProperty)"/;
/** So many types in a text that is no JavaScript show that a project has Flow take them away, as React Native's do. */
const fewestTypes = 2;

/** Whether a text that says nothing of Flow is well-formed with it, and has types in more than one place. */
function isTypedByFlow(text: string, languageId: string): boolean {
  if (!languageId.startsWith("javascript")) return false;
  try {
    const { program } = parse(text, { sourceType: "unambiguous", plugins: [...common, "jsx", "flow"] });
    return JSON.stringify(program).split(flowType).length > fewestTypes;
  } catch {
    return false; // It is not well-formed with Flow either.
  }
}

/** Whether a text declares and does nothing, as `.d.ts` files do. */
function isDeclarations(text: string): boolean {
  return (
    /^[ \t]*(?:(?:export\s+)?(?:declare|interface|type|namespace)\b|export\s+const\s+\w+\s*:[^=\n]*$)/m.test(
      text,
    ) && !/^[ \t]*(?:(?:return|if|for|while|throw)\b|let\b[^;\n]*=(?!>))/m.test(text)
  );
}

function isFlow(text: string, languageId: string): boolean {
  if (!languageId.startsWith("javascript")) return false;
  return /@(?:no)?flow\b/.test(text.slice(0, flowHead)) || /^import typeof?\s+[{\w]/m.test(text);
}

function tryParse(text: string, options: ParserOptions): readonly SyntaxProblem[] {
  try {
    const { errors } = parse(text, options);
    const faults = (errors ?? []).filter(isOfSyntax).slice(0, mostErrors);
    return faults.map((error) => describe(text, error));
  } catch (error) {
    // The parser's own limit is none of the language.
    if (error instanceof RangeError) throw error;
    return [describe(text, error)];
  }
}

/** What the parser of TypeScript's types goes on after are matters of meaning, such as `override` without a base class. */
function isOfSyntax(error: object): boolean {
  return !("syntaxPlugin" in error && error.syntaxPlugin === "typescript");
}

function describe(text: string, error: unknown): SyntaxProblem {
  const message = error instanceof Error ? error.message : String(error);
  const pos = typeof error === "object" && error !== null && "pos" in error ? Number(error.pos) : 0;
  return problemAt(text, pos, message.replace(/(?<!\s)\s*\(\d+:\d+\)$/, "").split("\n", 1)[0] ?? message);
}
