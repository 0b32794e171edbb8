import { splitWords, stem } from "../../../../language/words/wordForms.ts";

/** Names of the same thing, and names of one kind: each line is a kind, and what is joined by `=` is the same. */
const kinds: readonly (readonly (readonly string[])[])[] = `
png jpeg=jpg gif webp svg bmp tiff=tif avif heic
pdf doc=docx xls=xlsx csv txt=text xml json yaml=yml zip markdown=md html
eur=euro=euros=€ usd=dollar=dollars=$ gbp=pound=pounds=£ jpy=yen=¥ chf=franc=francs
de=germany at=austria ch=switzerland fr=france it=italy es=spain nl=netherlands be=belgium pl=poland uk=gb=britain us=usa
s=sec=second=seconds m=min=minute=minutes h=hour=hours d=day=days w=week=weeks ms=millisecond=milliseconds y=year=years
debug info=information warn=warning error=err trace fatal=critical
get post put patch delete head options
`
  .trim()
  .split("\n")
  .map((line) => line.split(" ").map((names) => names.split("=")));

/** Whether what somebody says is what code calls otherwise: "JPEG" and `"image/jpeg"`, "weeks" and `"w"`, "drafts" and `Status.DRAFT`. */
export function isSameName(said: string, value: string): boolean {
  const [one, other] = [plain(said), plain(value)];
  if (one === "" || other === "") return false;
  if (one === other || stem(one) === stem(other)) return true;
  if (kinds.some((kind) => kind.some((names) => names.includes(one) && names.includes(other)))) return true;
  const words = splitWords(said).map(stem);
  const own = splitWords(value.split(/[./]/).at(-1) ?? "").map(stem);
  return (
    own.length > 0 &&
    own.every(
      (word) => words.includes(word) || words.some((each) => word.length > 3 && each.startsWith(word)),
    )
  );
}

/** The kinds of which at least two of some values are. */
export function kindsOf(values: readonly string[]): readonly (readonly string[])[] {
  const known = values.map(plain);
  return kinds
    .filter((kind) => kind.filter((names) => names.some((name) => known.includes(name))).length > 1)
    .map((kind) => kind.flat().filter((name) => name.length > 2));
}

/** The last part of a name, without quotes: `jpeg` of `"image/jpeg"` and of `.jpeg`. */
function plain(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/["'`]/g, "")
      .split(/[./ ]|::/)
      .at(-1) ?? ""
  );
}
