/** Handles an error. `try … finally` cleans up and lets the error pass: that is not handling it. */
export const catchClause = /\bcatch\s*[({]/;

/** A handler with nothing in it. */
export const emptyCatch = /\bcatch\s*(?:\([^)]*\)\s*)?\{\s*\}/g;

/** Lines of Python, which small models slip into in languages with braces. */
export const pythonLines: readonly RegExp[] = [
  /^\s*(def|elif)\s.*:\s*$/,
  /^\s*(if|for|while|else|try|except)\b[^({]*:\s*$/,
  /^\s*from\s+[\w.]+\s+import\s/,
];
