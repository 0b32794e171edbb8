import type { Known } from "../values/known.ts";
import { boolean, keyOf, nothing, number, text, type Value } from "../values/value.ts";
import { type CodePattern, codePattern, type PatternPlace } from "./codePattern.ts";

/** The pattern that is written: `/[a-z]+/gi`, `re.compile(r"\d+")`, or a text where one is expected. */
export function patternOf(value: Value | undefined, flags = ""): CodePattern | undefined {
  if (value?.kind === "text") return compiled(value.value, flags);
  if (value?.kind !== "unknown") return undefined;
  const literal = /^\/(.+)\/([a-z]*)$/s.exec(value.key);
  if (literal) return compiled(literal[1] ?? "", literal[2] ?? "");
  const made =
    /^(?:re\.compile|new RegExp|RegExp|Pattern\.compile|regexp\.MustCompile|Regex|Regex\.new)\(("(?:[^"\\]|\\.)*")/.exec(
      value.key,
    );
  return made ? compiled(JSON.parse(made[1] ?? '""') as string, flags) : undefined;
}

/** PHP writes a pattern's bounds and flags into the text. */
function compiled(written: string, flags: string): CodePattern | undefined {
  const php = /^([/#~])(.*)\1([a-z]*)$/s.exec(written);
  return php ? codePattern(php[2] ?? "", php[3] ?? "") : codePattern(written, flags);
}

const replaces =
  /^(?:replace|replaceAll|Replace|ReplaceAll|ReplaceAllString|replace_all|replaceFirst|sub|gsub|preg_replace|str_replace|tr)$/;
const matches = /^(?:test|match|matches|MatchString|is_match|IsMatch|preg_match|search|fullmatch)$/;
const whole = /^(?:matches|fullmatch)$/;

/** Calls that replace in texts, or match patterns. */
export function patternCall(known: Known): Value | undefined {
  const { name } = known;
  if (replaces.test(name)) return replaced(known);
  if (matches.test(name)) return matched(known);
  return /^(?:split|preg_split)$/.test(name) ? divided(known) : undefined;
}

function replaced({ name, subject, rest, call, machine }: Known): Value | undefined {
  // `pattern.sub(by, text)` has what it is about behind.
  const onPattern = isPattern(call.object);
  const given = onPattern ? [call.object, ...call.args] : [undefined, ...rest];
  const [pattern, first, second] = given;
  const [held, sought, by] = onPattern
    ? /^(?:ReplaceAllString|replace_all|Replace|replace)$/.test(name)
      ? [first, pattern, second]
      : [second, pattern, first]
    : [subject, rest[0], rest[1]];
  if (held?.kind !== "text" || by?.kind !== "text") return undefined;
  const isPlain = sought?.kind === "text" && !takesPattern(call.path, name, call.node.text);
  if (isPlain && sought.value !== "") {
    const isFirst = name === "replace" && machine.program.dialect.replacesFirst;
    return text(
      isFirst
        ? held.value.replace(sought.value, () => by.value)
        : held.value.replaceAll(sought.value, () => by.value),
    );
  }
  const expression = patternOf(sought);
  if (!expression) return undefined;
  const isAll =
    sought?.kind !== "unknown" || !keyOf(sought).startsWith("/") || /\/[a-z]*g[a-z]*$/.test(keyOf(sought));
  const replaced = expression.replace(held.value, by.value.replace(/\\(\d)/g, "$$$1"), isAll);
  return replaced === undefined ? undefined : text(replaced);
}

function isPattern(value: Value | undefined): boolean {
  return value !== undefined && patternOf(value.kind === "unknown" ? value : undefined) !== undefined;
}

/** Whether a text is read as a pattern by a function. */
function takesPattern(path: string, name: string, written: string): boolean {
  if (/^(?:re|Regex|regexp)\.|^preg_/.test(path)) return true;
  // Java's `replaceAll` takes a pattern, JavaScript's and Go's do not.
  return name === "replaceAll" && /replaceAll\("/.test(written) && /\\\\|[[+*(]/.test(written);
}

function matched({ name, subject, rest, call }: Known): Value | undefined {
  const onPattern = isPattern(call.object);
  const held = onPattern ? call.args[0] : subject;
  const expression = patternOf(onPattern ? call.object : rest[0]);
  if (held?.kind !== "text" || !expression) return undefined;
  // JavaScript tells where.
  if (name === "search" && call.object === subject && !onPattern)
    return foundAt(expression.search(held.value));
  const found = expression.test(held.value, placeOf(name, call.path));
  if (found === undefined) return undefined;
  return /^(?:match|search|fullmatch)$/.test(name) ? (found ? boolean(true) : nothing) : boolean(found);
}

function foundAt(place: number | undefined): Value | undefined {
  return place === undefined ? undefined : number(place);
}

/** Where a function has the pattern match: Python's `re.match` where the text begins. */
function placeOf(name: string, path: string): PatternPlace {
  if (whole.test(name)) return "whole";
  return name === "match" && /^re\.|compile/.test(path) ? "start" : "anywhere";
}

function divided({ subject, rest }: Known): Value | undefined {
  const [by] = rest;
  const expression =
    by?.kind === "unknown" || (by?.kind === "text" && /[\\[+*]/.test(by.value)) ? patternOf(by) : undefined;
  if (subject.kind !== "text" || !expression) return undefined;
  const items = expression.split(subject.value)?.map(text);
  return items && { kind: "list", items };
}
