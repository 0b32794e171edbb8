import type { Rule } from "../engine/rule.ts";

/** Links between requirements and code; the requirements' own feature finds them. */
export const requirementLink: Rule = {
  id: "requirement-link",
  title: "Requirement identifiers that are unknown, duplicated or never implemented.",
  severity: "warning",
  isList: true,
  spares: [],
  needs: "workspace",
  estimate: 0.9,
  examples: [],
};
