/** Which packages are learnt from, fitted on and reported: by their owner, so that nobody's habits are on both sides. */
export type Part = "fit" | "learn" | "report";

const parts: readonly Part[] = ["learn", "fit", "learn", "report", "learn"];

export function partOf(packageName: string): Part {
  const owner = ownerOf(packageName);
  let value = 7;
  for (let at = 0; at < owner.length; at++) value = (Math.imul(value, 31) + owner.charCodeAt(at)) >>> 0;
  return parts[(value ^ (value >>> 15)) % parts.length] ?? "learn";
}

/** The scope of an npm package, or what stands before the first number or the last part of its name. */
function ownerOf(name: string): string {
  if (name.startsWith("@")) return name.slice(0, name.indexOf("/"));
  return /^(?:react-native|puppet-module-puppetlabs|fable|gnustep|purescript|glsl)\b/.exec(name)?.[0] ?? name;
}
