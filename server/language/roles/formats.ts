/** One place of a `printf` format: `%d`, `%-5s`, `%1$s` of PHP, `%[1]d` of Go, `%(name)s` of Python. */
const verb =
  /%(?:(?<position>\d+)\$|\[(?<index>\d+)\]|\((?<name>\w+)\)|<(?<ruby>\w+)>)?[-+ #0']{0,5}(?<width>\*|\d{0,4})(?:\.(?:\*|\d{0,4}))?(?:hh?|ll?|[jztLq])?(?<kind>[a-zA-Z%])/g;
const numeric = /^[diuxXofFeEgGbcCpt]$/;

/** The places of a `printf` format's arguments, counted from 0, that take numbers alone. */
export function numericArguments(format: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  const texts = new Set<number>();
  let next = 0;
  for (const { groups } of format.matchAll(verb)) {
    if (!groups || groups.kind === "%") continue;
    const given = groups.position ?? groups.index;
    if (groups.width === "*") next++;
    const at = given === undefined ? next : Number(given) - 1;
    if (given === undefined) next++;
    (numeric.test(groups.kind ?? "") ? numbers : texts).add(at);
  }
  for (const at of texts) numbers.delete(at);
  return numbers;
}
