import { suspicionOf } from "../../../language/wellFormed/wellFormed.ts";
import type { Rule } from "../engine/rule.ts";

/** Text that the language's own tools would refuse. */
export const syntaxError: Rule = {
  id: "syntax-error",
  title: "Text the language's grammar does not allow.",
  severity: "error",
  spares: ["what the grammar does not know yet and the language does", "what is being typed"],
  needs: "file",
  estimate: 0.95,
  examples: [{ language: "javascript", bad: "if (ready { start(); }", good: "if (ready) { start(); }" }],
  suspect: suspicionOf,
};
