import type { PlainFile, RuleFinding } from "../../engine/rule.ts";

/** What begins a statement, and what stands before a value in it. */
const statement = String.raw`(?:SELECT|INSERT|UPDATE|DELETE|REPLACE)\b`;
const value = String.raw`(?:[=<>]|\bLIKE|\bIN \() ?'?%?`;
const runs = String.raw`\.(?:rawQuery|execSQL|compileStatement|executeQuery|executeUpdate|createQuery|createNativeQuery|createStatement|prepareStatement|queryForList|queryForObject|exec|execute|query|prepare)\(\s{0,40}[a-z]?`;
/** A variable put into a text; what is written in capitals is a constant. */
const putIn: Readonly<Record<string, string>> = {
  kotlin: String.raw`\$\{?[a-z]`,
  groovy: String.raw`\$\{?[a-z]`,
  scala: String.raw`\$\{?[a-z]`,
  dart: String.raw`\$\{?[a-z]`,
  swift: String.raw`\\\([a-z]`,
};

/** A statement that is run where it is put together, by language; only where a value is meant. */
const byLanguage: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries(putIn).map(([language, variable]) => [
    language,
    new RegExp(
      `${runs}(?<text>"{1,3}\\s{0,40}${statement}[^"\\n]{0,400}?${value}(?:${variable}|"\\s?\\+\\s?[a-z]))`,
      "gi",
    ),
  ]),
);
/** SQL that is made of SQL: `EXECUTE 'SELECT … = ''' || term`. What is called may quote. */
const dynamic =
  /\b(?:EXECUTE|EXEC|IMMEDIATE|sp_executesql)\s{0,9}\(?\s{0,9}(?<text>N?'[^;\n]{0,400}(?:[=<>]|\bLIKE)\s?''%?'\s?(?:\|\||\+)\s?@?\w+\b(?![\w.(]))/gi;

const patterns: Readonly<Record<string, RegExp>> = { ...byLanguage, sql: dynamic };

/** SQL put together from data, in a text of which only the signs are known. */
export function plainSql(
  { withoutComments, languageId }: PlainFile,
  message: string,
): readonly RuleFinding[] {
  const pattern = patterns[languageId];
  if (!pattern) return [];
  return [...withoutComments.matchAll(pattern)].map(({ 0: all, index, groups }) => {
    const text = groups?.text ?? all;
    const end = index + all.length;
    return { start: end - text.length, end, message };
  });
}
