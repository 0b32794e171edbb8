/** What a shell script was started with: its arguments, and what a web server sets for it. */
const startedWith = /^"?\$\{?(?:[1-9@*]|QUERY_STRING\b|HTTP_\w+|REQUEST_\w+)/;

/** Whether a value of a shell script begins with what the script, or a function of it, was started with. */
export function isStartedWith(text: string): boolean {
  return startedWith.test(text);
}
