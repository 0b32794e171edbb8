import type { Mark } from "./mark.ts";

/** reqstool's annotations and decorators: `@Requirements({"REQ_1", "REQ_2"})`, `@SVCs("SVC_1")`. */
const annotation =
  /@(?:(?<implements>Requirements)|SVCs)[ \t]*\([ \t{[]*(?<list>["'][\w.:/"', \t-]{1,400}["'])/g;
/** Annotations, attributes and decorators that projects make for themselves: `[Requirement("R-1")]`, `@satisfies('R-1')`. */
const ownAnnotation =
  /(?:@(?:\w{1,40}\.){0,3}|\[[ \t]*|,[ \t]*)(?:(?<implements>[Rr]equirements?|[Rr]eqs?|[Ii]mplements|[Ss]atisfies|[Ff]ulfil?ls|[Cc]overs)|[Vv]erifies)[ \t]*\([ \t{[]*(?<list>["'][\w.:/"', \t-]{1,400}["'])/g;
/** Names of requirements in annotations are what the author says they are. */
const quotedName = /["']([A-Za-z][\w.:/-]{0,100})["']/g;

/** The identifiers in annotations, decorators and attributes, but for those already known. */
export function findAnnotations(text: string, known: readonly Mark[]): Mark[] {
  const marks = [...text.matchAll(annotation)].flatMap(annotationMarks);
  const taken = new Set([...known, ...marks].map(({ idStart }) => idStart));
  const own = [...text.matchAll(ownAnnotation)]
    .flatMap(annotationMarks)
    .filter(({ idStart }) => !taken.has(idStart));
  return [...marks, ...own.map((mark): Mark => ({ ...mark, isLoose: true }))];
}

function annotationMarks({ 0: all, index, groups }: RegExpExecArray): Mark[] {
  const kind = groups?.implements ? "implements" : "tests";
  const list = groups?.list ?? "";
  const listStart = index + all.length - list.length;
  return [...list.matchAll(quotedName)].map((found): Mark => {
    const id = found[1] ?? "";
    const idStart = listStart + found.index + 1;
    return { kind, start: index, end: idStart + id.length, id, idStart, text: "", isAnnotation: true };
  });
}
