/** Numbers with which processes end, beyond those that the glossary lists: signals, and what Windows reports. */

const signals = 128;
const firstOfWindows = 0xc0000000;
const ofWindows: ReadonlyMap<number, string> = new Map([
  [0xc0000005, "access violation: the program touched memory it must not"],
  [0xc00000fd, "stack overflow"],
  [0xc0000135, "a DLL was not found"],
  [0xc0000139, "an entry point was not found in a DLL"],
  [0xc0000142, "a DLL could not be initialised"],
  [0xc0000374, "the heap is damaged"],
  [0xc0000409, "a stack buffer was overrun, or the program ended itself at once"],
  [0xc000013a, "ended by Ctrl+C or by closing the console"],
  [0xc000001d, "an illegal instruction"],
  [0xc0000094, "a division by zero"],
]);

/** What an exit code says, where the question speaks of one. */
export function readExitStatus(text: string, question: string): string | undefined {
  if (!/\b(?:exit|exited|exits|status|return|returned|code)\b/i.test(question)) return undefined;
  const value = /^0x[0-9a-f]{8}$/i.test(text)
    ? Number(text)
    : /^-?\d{3,10}$/.test(text)
      ? Number(text)
      : Number.NaN;
  const unsigned = value < 0 ? value + 2 ** 32 : value;
  if (unsigned >= firstOfWindows) {
    const known = ofWindows.get(unsigned);
    return (
      known && `\`${text}\` (0x${unsigned.toString(16).toUpperCase()}): Windows ended the program: ${known}.`
    );
  }
  const signal = value - signals;
  return signal > 31 && signal <= 64
    ? `\`${text}\`: ended by the real-time signal ${signal} (128 + ${signal}).`
    : undefined;
}
