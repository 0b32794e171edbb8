import { csharp, java, javascript, php, python, ruby } from "../../../../language/families.ts";
import { functionName } from "../../../../language/parse/functionParts.ts";
import { type Call, keyword, positional } from "../../../../language/roles/calls.ts";
import { saidBy } from "../../../../language/roles/tokens.ts";
import { withoutAlias } from "../../../../language/values/aliases.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { neededWords } from "../../../../text/neededWords.ts";
import { findingAt, ofLanguages, type RuleContext } from "../../engine/rule.ts";
import { plainLoader } from "../../fixes/security/plainLoader.ts";
import { type Sink, shown, sinkRule } from "./sinks.ts";

const sinks: readonly Sink[] = [
  {
    languages: javascript,
    callee: /(?:^|\.)unserialize$/,
    data: [0],
    imported: /node-serialize|serialize-to-js|php-serialize/,
  },
  { languages: javascript, callee: /^(?:funcster\.)?deepDeserialize$|^v8\.deserialize$/, data: [0] },
  {
    languages: javascript,
    callee: /^(?:yaml|jsyaml)\.(?:load|loadAll)$/,
    data: [0],
    when: (call) => /DEFAULT_FULL_SCHEMA|unsafe/i.test(saidBy(call.node)),
  },
  {
    languages: python,
    callee: /^(?:pickle|cPickle|_pickle|cloudpickle|dill)\.(?:loads?|Unpickler)$/,
    data: [0],
  },
  {
    languages: python,
    callee: /^(?:shelve\.open|jsonpickle\.decode|joblib\.load|pandas\.read_pickle|pd\.read_pickle)$/,
    data: [0],
  },
  {
    languages: python,
    callee: /^yaml\.(?:load|load_all)$/,
    data: [0],
    when: (call, scope, context) => !safeLoader(call, scope, context),
  },
  { languages: python, callee: /^yaml\.(?:unsafe_load|full_load|unsafe_load_all)$/, data: [0] },
  {
    languages: python,
    callee: /^torch\.load$/,
    data: [0],
    when: (call) => keyword(call, "weights_only")?.text !== "True",
  },
  {
    languages: python,
    callee: /^(?:np|numpy)\.load$/,
    data: [0],
    when: (call) => keyword(call, "allow_pickle")?.text === "True",
  },
  { languages: java, callee: /^new (?:ObjectInputStream|XMLDecoder)$/, data: [0] },
  { languages: java, callee: /(?:xstream(?:\(\))?|new XStream\(\))\.fromXML$/i, data: [0] },
  {
    languages: java,
    callee: /^new Yaml\(\)\.(?:load|loadAll)$/,
    data: [0],
    when: (call) => !/SafeConstructor/.test(saidBy(call.node)),
  },
  { languages: java, callee: /\.(?:enableDefaultTyping|activateDefaultTyping)$/ },
  { languages: java, callee: /^SerializationUtils\.deserialize$/, data: [0] },
  {
    languages: csharp,
    callee:
      /^new (?:BinaryFormatter|SoapFormatter|NetDataContractSerializer|LosFormatter|ObjectStateFormatter)$/,
  },
  {
    languages: csharp,
    callee: /^new JavaScriptSerializer$/,
    when: (call) => /TypeResolver/.test(saidBy(call.node)),
  },
  {
    languages: php,
    callee: /^(?:unserialize|yaml_parse|igbinary_unserialize)$/,
    data: [0],
    when: (call) => !/["']allowed_classes["']\s*=>\s*(?:false|\[)/i.test(saidBy(call.node)),
  },
  { languages: ruby, callee: /^Marshal\.(?:load|restore)$/, data: [0] },
  {
    languages: ruby,
    callee: /^(?:YAML|Psych)\.(?:load|unsafe_load|load_file|unsafe_load_file|load_stream)$/,
    data: [0],
    // Psych 4 builds nothing but what is permitted.
    when: (call) =>
      (!/_file$/.test(call.name) || call.name.startsWith("unsafe")) && !keyword(call, "permitted_classes"),
  },
  {
    languages: ruby,
    callee: /^Oj\.(?:load|object_load)$/,
    data: [0],
    when: (call) => call.name === "object_load" || /mode:\s*:object/.test(saidBy(call.node)),
  },
];

/** Json.NET's ways to take the names of types from the data. */
const typeNameHandling = /TypeNameHandling\s*\.\s*(?:All|Auto|Objects|Arrays)$/;

/** Data turned into objects of whatever type it names. Go, Rust, C and C++ have no such deserialiser in common use. */
export const insecureDeserialization = sinkRule(
  {
    id: "security/insecure-deserialization",
    title: "Data deserialised into arbitrary objects.",
    severity: "error",
    spares: ["constants", "safe loaders, by whatever name they are imported or made from"],
    needs: "unit",
    weakness: 502,
    sparesTests: true,
    fix: plainLoader,
    examples: [{ language: "python", bad: "yaml.load(text)", good: "yaml.safe_load(text)" }],
  },
  sinks.map((sink) => ({
    ...sink,
    when: (call, scope, context) =>
      (sink.when?.(call, scope, context) ?? true) && !isCopy(call, scope) && !isOfLibrary(call),
  })),
  (call) =>
    `“${shown(call)}” can build any object and run its code. Use a plain data format, or its safe loader.`,
  { check: (context) => typeNames(context), mayFind: neededWords([typeNameHandling]) },
);

/** What the program wrote itself a moment before: a deep copy. */
function isCopy(call: Call, scope: Scope): boolean {
  const data = positional(call, 0);
  if (data === undefined) return false;
  if (written.test(data.text)) return true;
  const { values, isParameter } = scope.origin(data.text, data);
  return !isParameter && values.length > 0 && values.every(({ text }) => written.test(text));
}

/** Methods by which the library itself has an object put its parts together again: who loads the object is reported. */
const ofLibrary = /^(?:marshal_load|_load|__setstate__|__unserialize)$/;

function isOfLibrary({ node, callee }: Call): boolean {
  const owner = node.ancestor(node.language.functions);
  const name = (owner && functionName(owner)?.text) ?? "";
  // PHP's `Serializable` asks for a method of the function's own name.
  return ofLibrary.test(name) || (name === "unserialize" && callee === name);
}

const written =
  /(?:^|[^\w])(?:(?:igbinary_)?serialize|Marshal(?:\.|::)dump|(?:pickle|cPickle|dill|cloudpickle|marshal|jsonpickle)\.(?:dumps|encode)|v8\.serialize|SerializationUtils\.serialize)\s*\(/;

/** Loaders of plain data, by their name, by the name they are imported as, and as what a class of the file is made from. */
function safeLoader(call: Call, scope: Scope, { file }: RuleContext): boolean {
  const loader = keyword(call, "Loader") ?? positional(call, 1);
  if (loader === undefined) return false;
  const isSafe = (name: string, depth = 0): boolean => {
    if (safeLoaders.test(withoutAlias(name, file.imports))) return true;
    const bases = file.bases.get(name)?.split(",") ?? [];
    return depth < mostBases && bases.some((base) => isSafe(base.trim(), depth + 1));
  };
  const { values } = scope.origin(loader.text, loader);
  return isSafe(loader.text) || (values.length > 0 && values.every((value) => isSafe(value.text)));
}

const safeLoaders = /(?:^|\.)(?:C?(?:Safe|Base)Loader|(?!\w*[uU]n_?[sS]afe)\w*[sS]afe_?[lL]oader\w*)$/;
/** Classes between a loader and the safe one it is made from. */
const mostBases = 4;

/** Json.NET takes type names from the data when told to. */
const typeNames = ofLanguages(["csharp"], (context) => {
  return context.nodes
    .ofTypes(context.language.roles.memberAccesses)
    .filter((node) => typeNameHandling.test(node.text))
    .map((node) =>
      findingAt(node, "Type names taken from the data can build any object. Leave TypeNameHandling at None."),
    );
});
