import { singular } from "../../../language/words/inflect.ts";

/** What the values of well-known methods and functions are called; `*` stands for the words of what they are called on. */
const named: Readonly<Record<string, string>> = {
  ...{ length: "* length|* count", len: "* count|* length", size: "* size|* count", count: "* count" },
  ...{
    indexof: "* index|index",
    findindex: "* index|index",
    index: "* index|index",
    lastindexof: "last index|* index",
  },
  ...{ keys: "keys|* keys", values: "values|* values", entries: "entries|* entries", items: "items|* items" },
  ...{
    split: "parts|* parts|lines",
    join: "joined|* text|text",
    trim: "trimmed|trimmed *|*",
    strip: "stripped|trimmed *|*",
  },
  ...{
    tolowercase: "lower|lower *|normalized *",
    lower: "lower|lower *",
    touppercase: "upper|upper *",
    upper: "upper|upper *",
  },
  ...{
    map: "mapped|* list|result",
    filter: "filtered|filtered *|matching *",
    sort: "sorted|sorted *",
    sorted: "sorted *|ordered *",
  },
  ...{
    reduce: "total|result|* total",
    sum: "total|sum|* total",
    slice: "* part|rest|*",
    substring: "* part|prefix|*",
  },
  ...{ concat: "combined|all *|*", reverse: "reversed|reversed *", flat: "flat *|*", flatmap: "*|result" },
  ...{
    pop: "last *#|last|*#",
    shift: "first *#|first|next",
    first: "first *#|first",
    last: "last *#|last",
    at: "*#|item",
  },
  ...{
    max: "max|max *|largest",
    min: "min|min *|smallest",
    abs: "distance|absolute *|*",
    floor: "rounded|*",
    round: "rounded|*",
  },
  ...{
    ceil: "rounded|* count|*",
    now: "now|start|timestamp",
    time: "now|start|time",
    random: "random|random *",
    sqrt: "root|distance",
  },
  ...{
    stringify: "json|text|* json",
    dumps: "json|text|serialized",
    loads: "data|parsed|payload",
    exec: "match|result",
  },
  ...{
    match: "match|matches|*",
    matchall: "matches",
    test: "is match|matches",
    search: "match|result|position",
    queryselector: "element|node",
  },
  ...{
    getelementbyid: "element|node",
    createelement: "element|node",
    tostring: "text|* text|*",
    str: "text|* text",
  },
  ...{
    readfilesync: "content|text|source",
    readfile: "content|text|data",
    read: "content|data|text",
    open: "file|handle|stream",
  },
  ...{
    fetch: "response|result",
    get: "value|*#|entry",
    find: "found|*#|match",
    zip: "pairs",
    enumerate: "pairs|indexed *",
  },
  ...{
    resolve: "full path|path|resolved",
    dirname: "folder|directory|parent",
    basename: "file name|name|base name",
    exists: "exists|is present",
  },
  ...{
    all: "results|all",
    parseint: "number|value|* number",
    parsefloat: "number|value",
    number: "number|value",
  },
  ...{
    date: "date|now",
    charat: "char|character|letter",
    charcodeat: "code|char code",
    codepointat: "code point|code",
    replace: "replaced|cleaned|*",
  },
  ...{
    tolist: "*|list|items",
    toarray: "array|items|*",
    collect: "collected|items|*",
    clone: "copy|* copy|clone",
    copy: "copy|* copy",
  },
  ...{
    bind: "bound|handler",
    range: "range|indices",
    sizeof: "size",
    isarray: "is array|is list",
    nexttoken: "token",
    next: "next|item|next *#",
  },
};

/** What to call the value of a method or function by its name, in words; empty where nothing is known. */
export function wordsOfMethod(name: string, subject: readonly string[]): readonly (readonly string[])[] {
  const key = name.replaceAll("_", "").toLowerCase();
  const patterns = Object.hasOwn(named, key) ? named[key] : undefined;
  return (patterns ?? "")
    .split("|")
    .filter((pattern) => pattern !== "")
    .map((pattern) => fill(pattern, subject))
    .filter((words) => words.length > 0);
}

function fill(pattern: string, subject: readonly string[]): readonly string[] {
  return pattern.split(" ").flatMap((word) => {
    if (word === "*") return subject;
    if (word === "*#") return one(subject);
    return [word];
  });
}

/** One of several: `users` → `user`. */
function one(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? "";
  return last === "" ? [] : [...words.slice(0, -1), singular(last)];
}
