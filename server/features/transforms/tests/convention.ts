import { type Framework, frameworks } from "./frameworks.ts";

/** How a project writes its tests. */
export interface Convention {
  readonly framework: Framework;
  /** Titles begin with "should". */
  readonly saysShould: boolean;
  /** The ending with which its tests import scripts: `.js`, `.ts`, or nothing. */
  readonly importEnding: string;
}

/** Learns from the texts of test files; the language's first framework where there are none. */
export function conventionOf(languageId: string, texts: readonly string[]): Convention | undefined {
  const known = frameworks.filter(({ languages }) => languages.includes(languageId));
  const counts = known.map((framework) => ({
    framework,
    count: texts.filter((file) => framework.marks.test(file)).length,
  }));
  const [first] = counts;
  if (!first) return undefined;
  const best = counts.reduce((one, other) => (other.count > one.count ? other : one), first);
  const all = texts.join("\n");
  const titles = [...all.matchAll(/\b(?:it|test)\(\s*["'`](\w+)/g)].map(([, word = ""]) => word);
  const should = titles.filter((word) => word === "should").length;
  const imports = [...all.matchAll(/from\s+["']\.[^"']*?(\.[mc]?[jt]sx?)?["']/g)].map(
    ([, ending = ""]) => ending,
  );
  return {
    framework: best.framework,
    saysShould: should * 2 > titles.length,
    importEnding: mostFrequent(imports),
  };
}

function mostFrequent(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? "";
}

/** "returns 1" → "should return 1". */
export function withShould(sentence: string): string {
  const [verb = "", ...rest] = sentence.split(" ");
  return ["should", verb === "does" ? "do" : verb.replace(/s$/, ""), ...rest].join(" ");
}
