/** The entries of a table written as running text, divided by commas. */
export function list(text: string): readonly string[] {
  return text.trim().replace(/\s+/g, " ").split(", ");
}
