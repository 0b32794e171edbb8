/** `size` of `make(size = 3)`. */
export function isLabel(before: string, after: string, label: RegExp | undefined): boolean {
  return label?.test(after) === true && /[(,]\s*$/.test(before);
}
