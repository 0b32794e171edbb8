import type { Rule } from "../engine/rule.ts";

/** Wrong settings; found where the settings' file is checked, since it is no code. */
export const invalidConfiguration: Rule = {
  id: "invalid-configuration",
  title: "Wrong settings in `.inkling.json`.",
  severity: "warning",
  isList: true,
  spares: [],
  needs: "file",
  estimate: 1,
  examples: [],
};
