/** A line of a shell script: a variable's value, a test, the end of a block. */
const shellLine =
  /^\s*(?:(?:export|local|readonly)\s+)?\w+=["'$\w/]|^\s*(?:el)?(?:if|while|until)\s+(?:!\s+)?(?:\[|test\s)|^\s*(?:fi|done|esac|then|else)\s*$/;
/** Plain words around the arguments of a command; a sentence has more. */
const mostPlainWords = 2;

/** A command that is given what a variable holds, in quotes: `touch -r "$made" here`. */
function isShellCommand(line: string): boolean {
  const [command = "", ...given] = line.trim().split(/\s+/);
  const isCommand = /^[a-z][\w./-]*$/.test(command) && given.some((word) => /^[^",]*"\$[^",]*"?$/.test(word));
  return isCommand && given.filter((word) => /^\p{L}+[.,:]?$/u.test(word)).length <= mostPlainWords;
}

/** Whether a line, without the sign of its comment, is one of a script. */
export function readsAsCode(line: string): boolean {
  return shellLine.test(line) || isShellCommand(line);
}
