/** Changes that make a function do something else, tried in order: the first that applies is made. */
const changes: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\w)\]] )>=(?= )/, "<"],
  [/(?<=[\w)\]] )<=(?= )/, ">"],
  [/(?<=[\w)\]] )>(?= [\w(])/, "<="],
  [/(?<=[\w)\]] )<(?= [\w(])/, ">="],
  [/(?<=[\w)\]] )===?(?= )/, "!="],
  [/(?<=[\w)\]] )!==?(?= )/, "=="],
  [/\bis not None\b/, "is None"],
  [/\breturn true\b/, "return false"],
  [/\breturn True\b/, "return False"],
];

/** A function with one condition turned round; undefined where it has none. */
export function mutate(code: string): string | undefined {
  for (const [pattern, by] of changes) if (pattern.test(code)) return code.replace(pattern, by);
  return undefined;
}
