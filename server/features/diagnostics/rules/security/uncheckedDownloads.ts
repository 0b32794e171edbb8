import { shellscript } from "../../../../language/families.ts";
import { maskText } from "../../../../language/lexical/maskText.ts";
import type { RuleContext } from "../../engine/rule.ts";

/** Where something in a text stands, in UTF-16 code units. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Options before `k` that take no value: what stands behind another is its value. */
const plainLetters = "fsSLlgviIRjpqNGaO#0-9";
/** Words of a command between its name and an option, on one line or on continued ones. */
const words = String.raw`(?:[^|;&\n\\]|\\[\s\S]){0,400}?`;
const downloads: readonly RegExp[] = [
  new RegExp(
    String.raw`\bcurl\s${words}(?<=\s)(?<option>-[${plainLetters}]{0,9}k[a-zA-Z]{0,9}|--insecure)(?=[\s"']|$)`,
    "g",
  ),
  new RegExp(String.raw`\bwget\s${words}(?<=\s)(?<option>--no-check-certificate)\b`, "g"),
  /(?<![\w.-])(?<option>GIT_SSL_NO_VERIFY=["']?(?:1|true)|NODE_TLS_REJECT_UNAUTHORIZED=["']?0|PYTHONHTTPSVERIFY=["']?0|http\.sslVerify[= ]["']?false|strict-ssl[= ]["']?false)\b/g,
];
/** The machine itself: nobody is in between. */
const local = /\b(?:localhost|127\.0\.0\.1)\b|\[::1\]/;

const plainCommandLanguages: ReadonlySet<string> = new Set(["dockerfile", "makefile", "yaml", "bat"]);

const anyDownload = /\bcurl\b|\bwget\b|SSL_NO_VERIFY|REJECT_UNAUTHORIZED|HTTPSVERIFY|sslVerify|strict-ssl/;

/** Whether a text may hold such a command. */
export function mayDownload(text: string): boolean {
  return anyDownload.test(text);
}

/** Commands of a unit that check no certificate. */
export function downloadsIn({ unit, languageId }: RuleContext): readonly Span[] {
  if (!shellscript.includes(languageId) || !mayDownload(unit.text)) return [];
  const { withoutComments } = maskText(unit.text, languageId);
  return uncheckedIn(withoutComments).map(({ start, end }) => ({
    start: unit.start + start,
    end: unit.start + end,
  }));
}

/** The same in a text without a tree. */
export function plainDownloads(text: string, languageId: string): readonly Span[] {
  return plainCommandLanguages.has(languageId) && mayDownload(text) ? uncheckedIn(text) : [];
}

function uncheckedIn(commands: string): readonly Span[] {
  return downloads.flatMap((pattern) =>
    [...commands.matchAll(pattern)].flatMap(({ 0: all, index, groups }) => {
      const end = index + all.length;
      const line = commands.slice(index, commands.indexOf("\n", end) + 1 || commands.length);
      return local.test(line) ? [] : [{ start: end - (groups?.option ?? all).length, end }];
    }),
  );
}
