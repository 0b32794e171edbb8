import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { pythonWriting } from "./writing.ts";

/** `.a.b` → `./a/b`, `..a` → `../a`, `a.b` → `./a/b`: one dot is the module's own folder. */
function modulePath(module: string): string {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  return "../".repeat(Math.max(0, dots - 1)) + (module.slice(dots).replace(/\./g, "/") || ".");
}

export const python = {
  ids: ["python"],
  name: "Python",
  asked: ["python", "py"],
  endings: ["py"],
  moduleEndings: [".py", ".pyi", "/__init__.py"],
  lexicon: families.python,
  writing: pythonWriting,
  dialect: { runsFromTop: true, hasWordOperators: true, overloadsComparisons: true, roundsHalfToEven: true },
  layout: { blocks: "indentation", semicolons: "never" },
  words:
    "if elif else for while break continue return def class lambda import from as with try except finally raise assert pass yield global nonlocal del in is not and or None True False self cls print len range enumerate zip map filter sorted reversed sum min max abs any all isinstance issubclass hasattr getattr setattr super type str int float bool bytes list dict set tuple frozenset object open repr iter next id hash format property staticmethod classmethod Exception ValueError TypeError KeyError IndexError AttributeError RuntimeError NotImplementedError ImportError OSError StopIteration append extend insert remove pop get items keys values update join split strip startswith endswith replace format encode decode lower upper read write close path os sys re json __init__ __name__ __main__ __file__ __all__ __str__ __repr__ __len__ __iter__ __enter__ __exit__ args kwargs async await match case typing Optional List Dict Any Union",
  imports: [
    {
      pattern:
        /^[ \t]*import[ \t]+([\w.]+(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[ \t]*[\w.]+(?:[ \t]+as[ \t]+\w+)?)*)/gm,
      names: (match) => (match[1] ?? "").split(","),
    },
    { pattern: /^[ \t]*from[ \t]+([\w.]+)[ \t]+import\b/gm },
    { pattern: /\b(?:importlib\.import_module|__import__)\s*\(\s*["']([\w.]+)["']/g },
  ],
  packageOf: (path) => (path.startsWith(".") ? undefined : /^\w+/.exec(path)?.[0]),
  foreign: [
    /^\s*(const|let|var)\s+\w+\s*=/,
    /\bfunction\b[^:]*\{/,
    /=>|&&|\|\||===|!==/,
    /;\s*$/,
    /(?:\)|\b(?:else|try|do|finally))\s*\{\s*$/,
    /^\s*\}\s*else\b/,
    /^\s*\/\//,
  ],
  evidence: {
    async:
      /\basync\s+(?:def|for|with)\b|\bawait\b|^[ \t]*(?:import|from)\s+(?:asyncio|trio|anyio|aiohttp)\b/m,
    errorHandling: /^[ \t]*except\b|\bcontextlib\.suppress\b/m,
    swallowed: /^[ \t]*except[^:\n]*:[ \t]*(?:\r?\n[ \t]*)?pass\b[^\n]*/gm,
  },
  closing: { signs: [","] },
  pathOf: modulePath,
} satisfies LanguageData;
