/** Alternatives that braces may stand for in one glob; the others are left as they are written. */
const mostAlternatives = 256;
/** No system has longer paths: Linux 4,096 bytes, Windows 32,767 UTF-16 code units. */
const longestPath = 32_767;
const anyFolders = "**";

/** A part of a path between slashes: characters, `?` and sets in order, with `*` for any run of them. */
type Segment = typeof anyFolders | readonly Piece[];
type Piece = "*" | "?" | { readonly character: string } | CharacterSet;
interface CharacterSet {
  readonly isNegated: boolean;
  readonly ranges: readonly (readonly [from: string, to: string])[];
}

/**
 * Makes a test for paths with forward slashes out of globs: `*` and `?` within a part of a path, `**` for any number of
 * folders, `[a-z]`, `[!a-z]` and `{one,other}`. Names that begin with a point are names like others. It takes time
 * proportional to the lengths of glob and path at most, whatever the glob: there is nothing to backtrack into but the last
 * `*` and the last `**`.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const compiled = globs.flatMap(expandBraces).map(compile);
  const endings = new Set(compiled.flatMap((segments) => endingOf(segments) ?? []));
  const others = compiled.filter((segments) => endingOf(segments) === undefined);
  const longestEnding = Math.max(0, ...[...endings].map(({ length }) => length));
  return (path) => {
    if (path.length > longestPath) return false;
    const parts = path.split("/");
    if (hasEnding(parts.at(-1) ?? "", endings, longestEnding)) return true;
    return others.some((segments) => matchesSegments(segments, parts));
  };
}

/** Of a glob that asks for nothing but an ending, such as `*.d.ts` in any folder; lists have a hundred of them, and one look tells of all. */
function endingOf([folders, name, ...more]: readonly Segment[]): string | undefined {
  if (folders !== anyFolders || name === undefined || name === anyFolders || more.length > 0)
    return undefined;
  const [star, ...rest] = name;
  const ending = rest.map((piece) =>
    typeof piece === "object" && "character" in piece ? piece.character : "*",
  );
  return star === "*" && ending[0] === "." && !ending.includes("*") ? ending.join("") : undefined;
}

function hasEnding(name: string, endings: ReadonlySet<string>, longest: number): boolean {
  const first = Math.max(0, name.length - longest);
  for (let at = name.indexOf(".", first); at !== -1; at = name.indexOf(".", at + 1))
    if (endings.has(name.slice(at))) return true;
  return false;
}

function compile(glob: string): readonly Segment[] {
  return glob
    .replace(/^\.\//, "")
    .split("/")
    .map((segment) => (segment === anyFolders ? anyFolders : compileSegment(segment)));
}

function compileSegment(segment: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < segment.length; at++) {
    const character = segment[at] ?? "";
    const set = character === "[" ? readSet(segment, at) : undefined;
    if (character === "*") {
      if (pieces.at(-1) !== "*") pieces.push("*");
    } else if (character === "?") pieces.push("?");
    else if (set) {
      pieces.push(set.set);
      at = set.end;
    } else if (character === "\\" && at + 1 < segment.length) pieces.push({ character: segment[++at] ?? "" });
    else pieces.push({ character });
  }
  return pieces;
}

function readSet(segment: string, start: number): { set: CharacterSet; end: number } | undefined {
  const isNegated = segment[start + 1] === "!" || segment[start + 1] === "^";
  const first = start + (isNegated ? 2 : 1);
  // A closing bracket right at the beginning belongs to the set.
  const end = segment.indexOf("]", first + 1);
  if (end < 0) return undefined;
  const ranges: [string, string][] = [];
  for (let at = first; at < end; at++) {
    const from = segment[at] ?? "";
    const isRange = segment[at + 1] === "-" && at + 2 < end;
    ranges.push([from, isRange ? (segment[at + 2] ?? "") : from]);
    if (isRange) at += 2;
  }
  return { set: { isNegated, ranges }, end };
}

/** `a{b,c}d` → `abd`, `acd`; braces without a comma, or without an end, are characters. */
function expandBraces(glob: string): string[] {
  let open = [glob];
  const done: string[] = [];
  while (open.length > 0 && open.length + done.length < mostAlternatives) {
    const next: string[] = [];
    for (const each of open) {
      const braces = innermostBraces(each);
      if (!braces) done.push(each);
      else
        next.push(
          ...braces.choices.map((choice) => each.slice(0, braces.start) + choice + each.slice(braces.end)),
        );
    }
    open = next;
  }
  return [...done, ...open].slice(0, mostAlternatives);
}

function innermostBraces(glob: string): { start: number; end: number; choices: string[] } | undefined {
  let start = -1;
  let hasComma = false;
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at];
    if (character === "\\") at++;
    else if (character === "{") {
      start = at;
      hasComma = false;
    } else if (character === "," && start >= 0) hasComma = true;
    else if (character === "}" && start >= 0 && hasComma)
      return { start, end: at + 1, choices: glob.slice(start + 1, at).split(",") };
    else if (character === "}") start = -1;
  }
  return undefined;
}

/** The usual greedy match with a way back to the last `**`: https://en.wikipedia.org/wiki/Matching_wildcards. */
function matchesSegments(segments: readonly Segment[], parts: readonly string[]): boolean {
  let [segment, part] = [0, 0];
  let [lastAny, resume] = [-1, 0];
  while (part < parts.length) {
    const current = segments[segment];
    if (current === anyFolders) {
      lastAny = segment++;
      resume = part;
    } else if (current !== undefined && matchesName(current, parts[part] ?? "")) {
      segment++;
      part++;
    } else if (lastAny >= 0) {
      segment = lastAny + 1;
      part = ++resume;
    } else return false;
  }
  while (segments[segment] === anyFolders) segment++;
  return segment === segments.length;
}

function matchesName(pieces: readonly Piece[], name: string): boolean {
  let [piece, at] = [0, 0];
  let [lastStar, resume] = [-1, 0];
  while (at < name.length) {
    const current = pieces[piece];
    if (current === "*") {
      lastStar = piece++;
      resume = at;
    } else if (current !== undefined && matchesCharacter(current, name[at] ?? "")) {
      piece++;
      at++;
    } else if (lastStar >= 0) {
      piece = lastStar + 1;
      at = ++resume;
    } else return false;
  }
  while (pieces[piece] === "*") piece++;
  return piece === pieces.length;
}

function matchesCharacter(piece: Exclude<Piece, "*">, character: string): boolean {
  if (piece === "?") return true;
  if ("character" in piece) return piece.character === character;
  return piece.isNegated !== piece.ranges.some(([from, to]) => from <= character && character <= to);
}
