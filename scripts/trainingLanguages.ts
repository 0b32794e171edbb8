import { languagesByName } from "../server/language/files/languageTable.ts";

/** Endings of the files that the starter model is trained on. */
const endings =
  "js mjs cjs jsx ts mts cts tsx py rs go java kt swift c h hh hpp hxx cc cpp cxx m mm cs php rb lua sh bash css scss " +
  "less html vue svelte json yml yaml xml toml ini cfg sql md rst graphql proto gradle pug hbs";
/** Whether these are code or data, people see differently: the model is not asked. */
const unclear: ReadonlySet<string> = new Set([
  "css",
  "scss",
  "less",
  "html",
  "graphql",
  "proto",
  "gradle",
  "sql",
]);

/** Headers are learned with C++, whose grammar reads both. */
const asTrained: Readonly<Record<string, string>> = { h: "cpp" };

/** What training knows of languages, from the server's table: identifiers by ending, and those that are no code. */
export function trainingLanguages(): string {
  const known = endings.split(" ").flatMap((ending) => {
    const [language] = languagesByName(`file.${ending}`);
    const id = asTrained[ending] ?? language?.id;
    return language && id ? [{ ending: `.${ending}`, id, type: language.type }] : [];
  });
  const ofType = (wanted: string) => [
    ...new Set(known.filter(({ id, type }) => type === wanted && !unclear.has(id)).map(({ id }) => id)),
  ];
  const languages = {
    identifiers: Object.fromEntries(known.map(({ ending, id }) => [ending, id])),
    prose: ofType("prose"),
    data: ofType("data"),
    unclear: [...unclear],
  };
  return `${JSON.stringify(languages, undefined, 2)}\n`;
}
