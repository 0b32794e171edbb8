/** A line nobody would write: parsing it takes seconds, and what is found in it helps nobody. In UTF-16 code units. */
const absurdLine = 5_000;

/** Whether a text holds such a line. */
export function isMachineMade(text: string): boolean {
  let start = 0;
  for (let end = 0; end !== -1; start = end + 1) {
    end = text.indexOf("\n", start);
    if ((end === -1 ? text.length : end) - start >= absurdLine) return true;
  }
  return false;
}
