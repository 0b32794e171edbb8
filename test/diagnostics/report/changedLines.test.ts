import assert from "node:assert/strict";
import {
  onChangedLines,
  parseChangedLines,
} from "../../../server/features/diagnostics/report/changedLines.ts";
import { checkedFile } from "./checkedFiles.ts";

const diff = `diff --git a/src/a.ts b/src/a.ts
index 1..2 100644
--- a/src/a.ts
+++ b/src/a.ts
@@ -1,0 +2,2 @@ function f() {
+one
+++ b/not/a/header
@@ -9 +11 @@
-old
+new
@@ -20,3 +21,0 @@
-gone
-gone
-gone
diff --git a/old.ts b/old.ts
--- a/old.ts
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git "a/\\303\\274.ts" "b/\\303\\274.ts"
--- "a/\\303\\274.ts"
+++ "b/\\303\\274.ts"
@@ -1 +1 @@
-a
+b
`;

describe("changed lines", () => {
  it("are read from a diff", () => {
    assert.deepEqual(
      [...parseChangedLines(diff)],
      [
        [
          "src/a.ts",
          [
            [1, 3],
            [10, 11],
            [20, 21],
          ],
        ],
        ["ü.ts", [[0, 1]]],
      ],
    );
  });

  it("keep only the findings that touch them", () => {
    const file = checkedFile("src/a.ts", "[[1]]\n[[2]]\n[[3]]\n[[4]]\n");
    const [kept] = onChangedLines([file], parseChangedLines(diff), ({ path }) => path);
    assert.deepEqual(
      kept?.findings.map(({ range }) => range.start.line),
      [1, 2],
    );
    assert.deepEqual(
      onChangedLines([checkedFile("b.ts", "[[1]]")], parseChangedLines(diff), ({ path }) => path)[0]
        ?.findings,
      [],
    );
  });

  it("are none in an empty diff", () => assert.equal(parseChangedLines("").size, 0));
});
