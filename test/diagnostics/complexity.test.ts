import assert from "node:assert/strict";
import { complexityOf } from "../../server/features/diagnostics/rules/complexity.ts";
import { NodeIndex } from "../../server/language/parse/nodeIndex.ts";
import { visitUnits } from "../../server/language/parse/units.ts";
import { syntax } from "./checkText.ts";

/** The cognitive complexity of the first function of a text. */
async function complexity(languageId: string, text: string): Promise<number | undefined> {
  return syntax.withTree(languageId, text, (tree) => {
    let total: number | undefined;
    visitUnits(tree, ({ copy }) => {
      const [node] = new NodeIndex(copy(), tree.language).ofTypes(tree.language.functions);
      if (node) total ??= complexityOf(node, tree.language).reduce((sum, { points }) => sum + points, 0);
    });
    return total;
  });
}

/** The examples of the white paper, and one of each increment per language. */
const cases: readonly [name: string, languageId: string, expected: number, text: string][] = [
  [
    "sumOfPrimes (white paper)",
    "java",
    7,
    `class A { int sumOfPrimes(int max) {
      int total = 0;
      OUT: for (int i = 1; i <= max; ++i) {
        for (int j = 2; j < i; ++j) {
          if (i % j == 0) {
            continue OUT;
          }
        }
        total += i;
      }
      return total;
    } }`,
  ],
  [
    "getWords (white paper)",
    "java",
    1,
    `class A { String getWords(int number) {
      switch (number) {
        case 1: return "one";
        case 2: return "a couple";
        case 3: return "a few";
        default: return "lots";
      }
    } }`,
  ],
  [
    "myMethod: nesting (white paper)",
    "java",
    9,
    `class A { void myMethod() {
      try {
        if (condition1) {
          for (int i = 0; i < 10; i++) {
            while (condition2) { }
          }
        }
      } catch (ExcepType1 | ExcepType2 e) {
        if (condition2) { }
      }
    } }`,
  ],
  [
    "myMethod2: a lambda nests (white paper)",
    "java",
    2,
    `class A { void myMethod2() {
      Runnable r = () -> {
        if (condition1) { }
      };
    } }`,
  ],
  [
    "sequences of logical operators (white paper)",
    "java",
    3,
    "class A { void f() { if (a && !(b && c)) { } } }",
  ],
  [
    "changes of logical operators (white paper)",
    "java",
    4,
    "class A { void f() { if (a && b && c || d || e && f) { } } }",
  ],
  [
    "overriddenSymbolFrom (white paper)",
    "java",
    19,
    `class A { private MethodJavaSymbol overriddenSymbolFrom(ClassJavaType classType) {
      if (classType.isUnknown()) {
        return Symbols.unknownMethodSymbol;
      }
      boolean unknownFound = false;
      List<JavaSymbol> symbols = classType.getSymbol().members().lookup(name);
      for (JavaSymbol overrideSymbol : symbols) {
        if (overrideSymbol.isKind(JavaSymbol.MTH)
            && !overrideSymbol.isStatic()) {
          MethodJavaSymbol methodJavaSymbol = (MethodJavaSymbol)overrideSymbol;
          if (canOverride(methodJavaSymbol)) {
            Boolean overriding = checkOverridingParameters(methodJavaSymbol, classType);
            if (overriding == null) {
              if (!unknownFound) {
                unknownFound = true;
              }
            } else if (overriding) {
              return methodJavaSymbol;
            }
          }
        }
      }
      if (unknownFound) {
        return Symbols.unknownMethodSymbol;
      }
      return null;
    } }`,
  ],
  [
    "addVersion (white paper)",
    "java",
    35,
    `class A { private void addVersion(final Entry entry, final Transaction txn)
      throws PersistitInterruptedException, RollbackException {
      final TransactionIndex ti = _persistit.getTransactionIndex();
      while (true) {
        try {
          synchronized (this) {
            if (frst != null) {
              if (frst.getVersion() > entry.getVersion()) {
                throw new RollbackException();
              }
              if (txn.isActive()) {
                for
                  (Entry e = frst; e != null; e = e.getPrevious()) {
                  final long version = e.getVersion();
                  final long depends = ti.wwDependency(version, txn.getTransactionStatus(), 0);
                  if (depends == TIMED_OUT) {
                    throw new WWRetryException(version);
                  }
                  if (depends != 0
                      && depends != ABORTED) {
                    throw new RollbackException();
                  }
                }
              }
            }
            entry.setPrevious(frst);
            frst = entry;
            break;
          }
        } catch (final WWRetryException re) {
          try {
            final long depends = _persistit.getTransactionIndex()
              .wwDependency(re.getVersionHandle(), txn.getTransactionStatus(), SharedResource.DEFAULT_MAX_WAIT_TIME);
            if (depends != 0
                && depends != ABORTED) {
              throw new RollbackException();
            }
          } catch (final InterruptedException ie) {
            throw new PersistitInterruptedException(ie);
          }
        } catch (final InterruptedException ie) {
          throw new PersistitInterruptedException(ie);
        }
      }
    } }`,
  ],
  ["else if and else", "java", 3, "class A { void f() { if (a) { } else if (b) { } else { } } }"],
  ["recursion", "php", 2, "<?php function f($n) { if ($n == 0) return 1; return $n * f($n - 1); }"],
  ["recursion by its class", "php", 1, "<?php class A { static function f($n) { return self::f($n - 1); } }"],
  [
    "a namesake of another class",
    "php",
    0,
    "<?php class A { static function f($n) { return B::f($n - 1); } }",
  ],
  ["recursion", "csharp", 2, "class A { int F(int n) { if (n == 0) return 1; return n * F(n - 1); } }"],
  ["recursion", "lua", 2, "function f(n) if n == 0 then return 1 end return n * f(n - 1) end"],
  ["a value that a loop gives", "rust", 1, "fn f(x: u8) -> u8 { loop { break x; } }"],
  ["recursion", "java", 2, "class A { int f(int n) { if (n == 0) return 1; return n * f(n - 1); } }"],
  ["a ternary in a loop", "java", 3, "class A { void f() { while (a) { int x = b ? 1 : 2; } } }"],
  ["functions apart", "javascript", 1, "function f() { if (a) { } g(() => { if (b) { } }); }"],
  ["|| chooses a default in JavaScript", "javascript", 2, "function f() { if (a && b || c) { } }"],
  ["else if and else", "javascript", 3, "function f() { if (a) { } else if (b) { } else { } }"],
  [
    "JSX on a condition, which is free",
    "javascriptreact",
    1,
    "function F() { return <div>{a && b && (<p/>)}<i a={c && d}/></div>; }",
  ],
  ["a labelled break", "typescript", 4, "function f() { out: for (const a of b) { for (;;) break out; } }"],
  [
    "elif, else and boolean operators",
    "python",
    4,
    "def f():\n  if a and b:\n    pass\n  elif c:\n    pass\n  else:\n    pass\n",
  ],
  [
    "except in a loop",
    "python",
    3,
    "def f():\n  for a in b:\n    try:\n      pass\n    except E:\n      pass\n",
  ],
  ["a conditional in an if", "python", 3, "def f():\n  if a:\n    x = 1 if b else 2\n"],
  ["a nested function", "python", 2, "def f():\n  def g():\n    if a:\n      pass\n  return g\n"],
  [
    "if, else if, else and switch",
    "go",
    4,
    "package a\nfunc f() { if a { } else if b { } else { }; switch x { case 1: } }",
  ],
  ["select in a loop", "go", 3, "package a\nfunc f() { for { select { case <-c: } } }"],
  ["a labelled continue", "go", 4, "package a\nfunc f() { out: for a { for b { continue out } } }"],
  ["a function literal nests", "go", 2, "package a\nfunc f() { go func() { if a { } }() }"],
  ["match in a loop", "rust", 3, "fn f() { loop { match a { _ => {} } } }"],
  ["if, else if, else", "rust", 3, "fn f() { if a { } else if let Some(x) = b { } else { } }"],
  ["a labelled break", "rust", 2, "fn f() { 'out: loop { break 'out; } }"],
  ["goto and operators", "cpp", 4, "void f() { if (a && b || c) { goto end; } end: ; }"],
  ["range for and catch", "cpp", 3, "void f() { for (auto x : y) { try { } catch (...) { } } }"],
  ["foreach with else", "csharp", 4, "class A { void F() { foreach (var x in y) { if (a) { } else { } } } }"],
  ["switch expression", "csharp", 1, "class A { int F(int x) { return x switch { 1 => 2, _ => 3 }; } }"],
  ["elseif and else", "php", 3, "<?php function f() { if ($a) { } elseif ($b) { } else { } }"],
  ["break with levels", "php", 4, "<?php function f() { while ($a) { while ($b) { break 2; } } }"],
  [
    "unless, elsif and rescue",
    "ruby",
    4,
    "def f\n  unless a\n  end\n  if b\n  elsif c\n  end\nrescue E\nend\n",
  ],
  ["a modifier in a loop", "ruby", 3, "def f\n  while a\n    b if c\n  end\nend\n"],
];

describe("complexityOf", () => {
  for (const [name, languageId, expected, text] of cases) {
    it(`gives ${expected} for ${name} in ${languageId}`, async () => {
      assert.equal(await complexity(languageId, text), expected);
    });
  }
});
