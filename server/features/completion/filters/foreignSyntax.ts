import type { Filter } from "./filter.ts";

const curly = [
  /^\s*(def|elif)\s.*:\s*$/,
  /^\s*(if|for|while|else|try|except)\b[^({]*:\s*$/,
  /^\s*from\s+[\w.]+\s+import\s/,
];
const javascript = [
  ...curly,
  /\bfn\s+\w+\s*\(/,
  /\bfunc\s+\w+\s*\(/,
  /#include\b/,
  /^\s*package\s+\w+;/,
  /:=/,
];

/** Lines that no program of the language holds, by language: what small models slip into. */
const foreign: Readonly<Record<string, readonly RegExp[]>> = {
  python: [
    /^\s*(const|let|var)\s+\w+\s*=/,
    /\bfunction\b[^:]*\{/,
    /=>|&&|\|\||===|!==/,
    /[;{]\s*$/,
    /^\s*\}\s*(else\b.*)?$/,
    /^\s*\/\//,
  ],
  javascript,
  javascriptreact: javascript,
  typescript: javascript,
  typescriptreact: javascript,
  java: [...curly, /^\s*(const|let|var)\s+\{/, /===|!==|=>/, /\bfunction\b/, /\bfn\s+\w+/, /:=/],
  go: [...curly, /===|!==|=>/, /\b(function|fn|let|class)\s+\w+/, /;\s*$/],
  rust: [...curly, /===|!==/, /\b(function|func|var|def)\s+\w+/, /:=/, /#include\b/],
  c: [...curly, /===|!==|=>/, /\b(function|func|fn|let|var|def)\s+\w+/, /:=/],
  cpp: [...curly, /===|!==|=>/, /\b(function|func|fn|let|var|def)\s+\w+/, /:=/],
  csharp: [...curly, /===|!==/, /\b(function|func|fn|let|def)\s+\w+/, /:=/],
};

/** Another language's syntax. Strings and comments may hold anything. */
export const foreignSyntax: Filter = ({ languageId, linePrefix }, text) => {
  const patterns = foreign[languageId];
  if (!patterns || !/[\p{L}\p{N}]|^\s*[})]/u.test(text)) return undefined;
  const before = withoutStrings(linePrefix);
  const line = withoutStrings(linePrefix + text);
  return patterns.some((pattern) => pattern.test(line) && !pattern.test(before))
    ? "foreign-syntax"
    : undefined;
};

function withoutStrings(line: string): string {
  return line
    .replace(/(["'`])(?:\\.|(?!\1).)*(\1|$)/g, '""')
    .replace(/\/\/.*|#\s.*/, (comment) => comment.slice(0, 2));
}
