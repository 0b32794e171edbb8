/** Ranges of versions as npm, Cargo, Composer and pip write them; see semver.org and PEP 440. */

const number = String.raw`\d+(?:\.(?:\d+|[xX*]))*(?:-[\w.]+)?`;
const single = new RegExp(String.raw`^(\^|~>|~=|~|==|>=|<=|>|<|=|!=)?\s*v?(${number})$`);
const packages =
  /\b(?:package\.json|npm|yarn|pnpm|composer|cargo|requirements(?:\.txt)?|pip|gemfile|dependenc|version|semver)/i;

/** What a range allows, if the text is one; words around tell a lone sign from other signs. */
export function readVersionRange(text: string, question: string): string | undefined {
  const about = packages.test(question);
  if (text === "*" || /^[xX]$/.test(text)) return about ? `\`${text}\`: any version.` : undefined;
  if (text === "latest" && about)
    return "`latest`: the tag of npm that newly published versions get, so the newest stable version; `npm install` takes it when no version is named.";
  if (text === "==" && about)
    return "`==`: exactly this version, as in `name==1.2.3`; `==1.2.*` is any patch of 1.2.";
  const whole = readWhole(text);
  if (whole) return whole;
  const parts = text.split(/[\s,]/).filter(Boolean);
  if (parts.length === 2 && parts.every((part) => /^[<>]/.test(part) && single.test(part)))
    return `\`${text}\`: ${parts.map((part) => bound(part)).join(", and ")}.`;
  const [, sign = "", version = ""] = single.exec(text) ?? [];
  const isRange = sign !== "" || /[xX*]/.test(version);
  return version !== "" && isRange && (about || sign !== "")
    ? `\`${text}\`: ${allowed(sign, version)}.`
    : undefined;
}

/** A version with what may follow its three numbers. */
function readWhole(text: string): string | undefined {
  const [, core, early, build] = /^v?(\d+\.\d+\.\d+)(?:-([\w.-]+))?(?:\+([\w.-]+))?$/.exec(text) ?? [];
  if (core === undefined || (early === undefined && build === undefined)) return undefined;
  const parts = [
    early === undefined
      ? `version ${core}`
      : `a pre-release (\`${early}\`) of version ${core}, which comes before ${core} itself`,
    ...(build === undefined
      ? []
      : [`\`+${build}\` is build metadata, which does not count when versions are compared`]),
  ];
  return `\`${text}\`: ${parts.join("; ")}.`;
}

function bound(part: string): string {
  const [, sign = "", version = ""] = single.exec(part) ?? [];
  return `${comparisons[sign] ?? ""} ${version}`;
}

const comparisons: Readonly<Record<string, string>> = {
  ">=": "at least",
  "<=": "at most",
  ">": "above",
  "<": "below",
  "=": "exactly",
  "==": "exactly",
  "!=": "any version but",
};

function allowed(sign: string, version: string): string {
  const numbers = (version.split("-")[0] ?? "").split(".");
  const open = numbers.findIndex((part) => /[xX*]/.test(part));
  if (open >= 0) {
    const fixed = numbers.slice(0, open).map(Number);
    return `any version from ${filled(fixed)} up to, but not including, ${filled(raised(fixed, fixed.length - 1))}`;
  }
  const given = numbers.map(Number);
  if (comparisons[sign]) return `${comparisons[sign]} ${version}`;
  // A caret holds the first number that is not 0; a tilde the minor version, or all but the last number written.
  const zeros = given.findIndex((part) => part !== 0);
  const held =
    sign === "^"
      ? zeros === -1
        ? given.length - 1
        : zeros
      : sign === "~"
        ? Math.min(1, given.length - 1)
        : Math.max(0, given.length - 2);
  const what = ["the same major version", "the same minor version, so patches only", "this very patch"][
    Math.min(held, 2)
  ];
  return `any version from ${version} up to, but not including, ${filled(raised(given.slice(0, held + 1), held))} (${what})`;
}

function raised(parts: readonly number[], at: number): readonly number[] {
  return parts.map((part, index) => (index === at ? part + 1 : part));
}

function filled(parts: readonly number[]): string {
  return [...parts, 0, 0].slice(0, Math.max(3, parts.length)).join(".");
}
