/** What is looked at above and below a definition: lines of a comment, characters of a docstring. */
const mostLines = 30;
const mostDocstring = 2000;
/** Most characters of a doc comment that are shown. */
const longestDefinition = 300;
const comment = /^\s*(?:\/\/[/!]?|\/?\*\*?|#|--|"{3}|'{3})\s?(.*?)(?:\*\/|"{3}|'{3})?\s*$/;

/**
 * The first sentence of the doc comment of a name defined in the same text: lines of comment right above its
 * definition, or a docstring below it. Undefined when the name is not defined here or nobody described it.
 */
export function findOwnDefinition(text: string, name: string): string | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return undefined;
  const keyword =
    "function|def|class|fn|func|struct|interface|type|enum|trait|const|let|var|module|record|object";
  const definition = new RegExp(`^.*\\b(?:${keyword})\\s+${name}(?![\\p{L}\\p{N}_])`, "mu");
  const at = text.search(definition);
  if (at === -1) return undefined;
  const above = linesAbove(text, at);
  const doc = above.length > 0 ? above : docstringBelow(text, at);
  const sentence = doc.join(" ").replace(/\s+/g, " ").trim();
  const end = sentence.search(/[.!?](?:\s|$)/);
  const first = end === -1 ? sentence : sentence.slice(0, end + 1);
  return first.length > name.length && first.length <= longestDefinition ? first : undefined;
}

function linesAbove(text: string, at: number): string[] {
  const lines: string[] = [];
  let end = at - 1;
  while (end > 0 && lines.length < mostLines) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end).trim();
    end = start - 1;
    if (/^(?:#\[|@\w)/.test(line)) continue;
    const content = line.match(comment)?.[1];
    if (content === undefined) break;
    if (!content.startsWith("@")) lines.unshift(content);
    if (line.startsWith("/*")) break;
  }
  return lines.filter((line) => line.trim() !== "" && line.trim() !== "*/" && line.trim() !== "/");
}

function docstringBelow(text: string, at: number): string[] {
  const match = text
    .slice(at, at + mostDocstring)
    .match(/^.*(?:\n.*){0,5}?:\s*\n\s*(?:"""|''')\s*([^"']+?)\s*(?:\n\s*\n|"""|''')/);
  return match?.[1] ? [match[1]] : [];
}
