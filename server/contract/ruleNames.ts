import { type RuleId, ruleIds } from "./config.ts";

/** The rules that a name stands for: an identifier, a group such as `security`, or what an identifier ends with; none for other names. */
export function rulesNamed(name: string): readonly RuleId[] {
  const [exact] = ruleIds.filter((id) => id === name);
  if (exact !== undefined) return [exact];
  const group = ruleIds.filter((id) => id.startsWith(`${name}/`));
  if (group.length > 0) return group;
  const last = ruleIds.filter((id) => id.endsWith(`/${name}`));
  return last.length === 1 ? last : [];
}
