/** Words that say nothing about what the code does. */
const empty = new Set(
  (
    "a an the this that these those it its they them their there is are was were be been being do does did done has have had " +
    "having must shall should will would can could may might need needs needed to of in on at by for from with without within " +
    "into onto as or and but nor so than then if when where which who whom whose what how why while until after before during " +
    "each every any all both some one ones other another same such only also just even too very via per about over under " +
    "function method code system software program implementation requirement given provided specified following case cases " +
    "user users new use uses used using make makes made take takes taken return returns returned returning result results " +
    "value values allow allows allowed support supports supported ensure ensures way e.g i.e etc otherwise instead least most " +
    "more less no not never always once twice times time exactly"
  ).split(" "),
);

/** Names that mean the same in descriptions and in code; each line is one meaning, its first word the common form. */
const meanings = `
add append push insert book enqueue
remove delete drop erase unset discard evict pop
list array slice vector collection sequence iterable items elements
item element entry member
map dictionary dict mapping record
string text str characters
number numeric num integer int float
count amount quantity size length len number total
error exception fail failure reject raise throw panic
create build construct make new init generate
check validate verify assert test ensure
get fetch read retrieve load lookup find obtain
set write save store put update assign
start begin open
stop end close finish terminate
maximum max upper largest highest greatest biggest longest
minimum min lower smallest lowest least shortest
average mean
sum total
empty blank
missing absent undefined null none nil
duplicate unique distinct uniq
sort order arrange rank
reverse invert flip
filter select keep pick
join concatenate concat combine merge
split divide separate partition chunk
parse decode deserialize
format print render stringify display show
encode serialize escape
convert transform translate turn
capitalize uppercase upper
lowercase lower
trim strip
equal equals same match matches identical
compare comparison
key identifier id name
file path
folder directory dir
user account customer visitor
password secret
email mail address
message msg
request req
response res reply
argument arg parameter param
delay wait sleep pause timeout
retry attempt try
random rand
directory folder
position index offset
percent percentage ratio
second sec
millisecond ms
function callback fn func predicate
round floor ceil truncate
absolute abs
power pow exponent
divide division quotient
multiply times product
subtract minus difference
log logger record
repeat times
contain contains include includes has
exist exists present
even parity
odd parity
leap year
prime divisor
date day
sell sale sold
occupied taken busy
pay payment paid
buy purchase bought
login authenticate signin logon
`
  .trim()
  .split("\n")
  .map((line) => line.split(" "));

const meaningOf = new Map<string, Set<number>>();
for (const [index, line] of meanings.entries())
  for (const word of line) {
    const known = meaningOf.get(stem(word)) ?? new Set();
    meaningOf.set(stem(word), known.add(index));
  }

/** Stems of the words that carry a text's meaning, in order, each once. */
export function contentWords(text: string): string[] {
  const words = splitWords(text).filter((word) => word.length > 1 && !empty.has(word) && !/^\d+$/.test(word));
  return [...new Set(words.map(stem))];
}

/** Lower-case words of prose or code; identifiers are cut at humps and underscores. */
export function splitWords(text: string): string[] {
  return text
    .replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, " ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** A crude stem: enough to bring `retries`, `retried` and `retry` together. */
export function stem(word: string): string {
  if (word === "ids") return "id";
  if (word === "children") return "child";
  let rest = word;
  if (/ies$|ied$/.test(rest) && rest.length > 4) return `${rest.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(rest)) return rest;
  rest = rest.replace(/(?<=(?:ch|sh|x|ss|z))es$|(?<=\w{2}[^s])s$/, "");
  for (const ending of [
    "ization",
    "isation",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "edly",
    "ed",
    "ions",
    "ion",
    "ers",
    "er",
    "ors",
    "or",
    "ly",
    "e",
  ])
    if (rest.endsWith(ending) && rest.length - ending.length >= 3) {
      rest = rest.slice(0, -ending.length);
      break;
    }
  return rest.replace(/([bdfgklmnprt])\1$/, "$1");
}

/** Whether two stems are the same word, one the start of the other, or close in meaning. */
export function similar(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 4 && long.startsWith(short)) return true;
  const [ofA, ofB] = [meaningOf.get(a), meaningOf.get(b)];
  return ofA !== undefined && ofB !== undefined && [...ofA].some((meaning) => ofB.has(meaning));
}
