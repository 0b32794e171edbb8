// Texts of the manifest in the user's language: package.json refers to them, package.nls.json and its translations hold them.

/** Keys of the manifest whose values people read. */
const readKeys = new Set([
  ...[
    "title",
    "shortTitle",
    "category",
    "name",
    "displayName",
    "description",
    "markdownDescription",
    "contents",
  ],
  ...["deprecationMessage", "modelDescription", "userDescription", "label", "altText"],
]);
/** Lists of texts that people read. */
const readLists = new Set(["enumDescriptions", "markdownEnumDescriptions", "enumItemLabels"]);
/** What stays in English: it is read by models or identifies something. */
const untouched = new Set(["modelDescription"]);
/** Parts of `contributes` that hold texts; elsewhere `name` and the like are identifiers. */
const spoken = [
  "commands",
  "configuration",
  "views",
  "viewsContainers",
  "viewsWelcome",
  "walkthroughs",
  "submenus",
];

export interface LocalizedManifest {
  readonly manifest: Record<string, unknown>;
  /** Texts by key, in the language of the manifest. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Takes the texts out of a manifest; keys are made of the places where they stand. */
export function localizeManifest(manifest: Readonly<Record<string, unknown>>): LocalizedManifest {
  const texts: Record<string, string> = {};
  const take = (text: string, place: readonly (string | number)[]): string => {
    const key = place.join(".");
    texts[key] = text;
    return `%${key}%`;
  };
  const walk = (value: unknown, place: readonly (string | number)[]): unknown => {
    const key = place.at(-1);
    if (typeof value === "string")
      return readKeys.has(String(key)) && !untouched.has(String(key)) ? take(value, place) : value;
    if (Array.isArray(value))
      return value.map((each, index) => {
        if (typeof each === "string")
          return readLists.has(String(key)) ? take(each, [...place, index]) : each;
        return walk(each, [...place, nameOf(each) ?? index]);
      });
    if (value !== null && typeof value === "object")
      return Object.fromEntries(
        // Defaults and schemas of settings are values, not texts.
        Object.entries(value).map(([name, each]) => [
          name,
          name === "default" ? each : walk(each, [...place, name]),
        ]),
      );
    return value;
  };
  const contributes = { ...(manifest.contributes as Record<string, unknown>) };
  for (const part of spoken)
    if (contributes[part] !== undefined) contributes[part] = walk(contributes[part], [part]);
  return { manifest: { ...manifest, contributes }, texts };
}

/** What identifies an element of a list better than its number, which changes when one is added. */
function nameOf(value: unknown): string | undefined {
  if (value === null || typeof value !== "object") return undefined;
  const { command, id } = value as { command?: unknown; id?: unknown };
  return typeof command === "string" ? command : typeof id === "string" ? id : undefined;
}
