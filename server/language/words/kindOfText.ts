/** What a text in a program is made for. */
export type KindOfText = "url" | "query" | "path" | "markup";

const shapes: readonly (readonly [KindOfText, RegExp])[] = [
  ["url", /^\w+:\/\//],
  ["query", /^\s*(?:select|insert|update|delete|create)\s/i],
  ["path", /^[./~][\w./-]*$/],
  ["markup", /^\s*<[\w!]/],
];

/** The kind of a text by how it begins; undefined for words. */
export function kindOfText(text: string): KindOfText | undefined {
  return shapes.find(([, shape]) => shape.test(text))?.[0];
}

/** A file's name alone, such as `users.json`. */
export function isFileName(text: string): boolean {
  return /^[\w-]+\.[a-z]\w{1,4}$/.test(text);
}
