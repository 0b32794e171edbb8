import type { Transform } from "../transform.ts";

/** `array(1, 2)` → `[1, 2]`. */
export const shortArrays: Transform = {
  name: "array-to-brackets",
  title: "Use short array syntax",
  kind: "refactor.rewrite",
  languages: ["php"],
  example: ["<?php\n$list = array(1, 'a' => 2);\n", "<?php\n$list = [1, 'a' => 2];\n"],
  refuses: [],
  rewrite(node, { text }) {
    if (node.type !== "array_creation_expression") return undefined;
    const open = text.indexOf("(", node.start);
    if (!/^array\s*$/i.test(text.slice(node.start, open))) return undefined;
    return {
      edits: [
        { start: node.start, end: open + 1, text: "[" },
        { start: node.end - 1, end: node.end, text: "]" },
      ],
    };
  },
};
