import { allLanguages, cpp, csharp, java, ruby } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { type Call, positional } from "../../../../language/roles/calls.ts";
import { numericArguments } from "../../../../language/roles/formats.ts";
import { literalText } from "../../../../language/roles/texts.ts";
import { withoutAlias } from "../../../../language/values/aliases.ts";
import { dataIn } from "../../../../language/values/safety.ts";
import type { Danger } from "../../../../language/values/sanitizers.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { type Mentions, neededWords } from "../../../../text/neededWords.ts";
import {
  findingAt,
  type Rule,
  type RuleAbout,
  type RuleContext,
  type RuleFinding,
} from "../../engine/rule.ts";

/** A call that is dangerous, or dangerous with data. */
export interface Sink {
  readonly languages: readonly string[];
  /** Matched against the whole dotted path of what is called. */
  readonly callee: RegExp;
  /** The positional arguments that must be constant; the call itself is reported when left out. */
  readonly data?: readonly number[];
  /** Reported only when the file imports something that matches. */
  readonly imported?: RegExp;
  /** Words that a file with such a call holds beside it, where `when` asks for them. */
  readonly words?: RegExp;
  /** How often a reader agrees, where that is less often than with the rule's other findings. */
  readonly confidence?: number;
  /** One of the rule's kinds. */
  readonly kind?: string;
  /** Reported only when this holds too. */
  readonly when?: (call: Call, scope: Scope, context: RuleContext) => boolean;
}

/** A call that matches a sink, with the data it passes. */
export interface SinkCall {
  readonly call: Call;
  readonly data: SyntaxNode | undefined;
  readonly sink: Sink;
}

/** Calls of the unit that match a sink. */
export function sinkCalls(context: RuleContext, sinks: readonly Sink[], danger: Danger): SinkCall[] {
  const { languageId, file } = context;
  const named = namedBy(sinks, languageId);
  return codeOf(context).calls.flatMap((call) => {
    const matched = named(call.callee);
    const full = withoutAlias(call.callee, file.imports);
    for (const sink of full === call.callee ? matched : new Set([...matched, ...named(full)])) {
      const found = matchSink(call, sink, context, danger);
      if (found) return [found];
    }
    return [];
  });
}

type Named = (callee: string) => readonly Sink[];
const tables = new WeakMap<readonly Sink[], Map<string, Named>>();
/** Names remembered: most of a program's calls are to the same few hundred. */
const mostNames = 2_000;

/** Which of a language's sinks match a name, each name looked at once. */
function namedBy(sinks: readonly Sink[], languageId: string): Named {
  const table = tables.get(sinks) ?? new Map<string, Named>();
  tables.set(sinks, table);
  let named = table.get(languageId);
  if (!named) {
    const here = sinks.filter(({ languages }) => languages.includes(languageId));
    const known = new Map<string, readonly Sink[]>();
    named = (callee) => {
      let found = known.get(callee);
      if (!found) {
        found = here.filter((sink) => sink.callee.test(callee));
        if (known.size === mostNames) known.clear();
        known.set(callee, found);
      }
      return found;
    };
    table.set(languageId, named);
  }
  return named;
}

function matchSink(call: Call, sink: Sink, context: RuleContext, danger: Danger): SinkCall | undefined {
  const { scope } = codeOf(context);
  const { imports } = context.file;
  if (isOwn(call, context)) return undefined;
  if (sink.imported && !imports.some((text) => sink.imported?.test(text))) return undefined;
  if (sink.when && !sink.when(call, scope, context)) return undefined;
  const data = sink.data && firstData(call, sink.data, scope, danger);
  return sink.data && !data ? undefined : { call, data, sink };
}

/**
 * Whether a bare name calls a function of the file itself, not the one that the sink means; in Ruby, Java, C# and C++ a method of
 * the class too.
 */
function isOwn({ callee }: Call, { file, languageId }: RuleContext): boolean {
  if (!/^\w+$/.test(callee)) return false;
  const own = file.functions.get(callee);
  return own !== undefined && (!own.isMethod || callsMethods.includes(languageId));
}

const callsMethods: readonly string[] = [...ruby, ...java, ...csharp, ...cpp];

function firstData(
  call: Call,
  indexes: readonly number[],
  scope: Scope,
  danger: Danger,
): SyntaxNode | undefined {
  const numbers = numbersOfFormat(call);
  for (const index of indexes) {
    const argument = positional(call, index);
    if (!argument || numbers.has(argument)) continue;
    const data = dataIn(argument, scope, danger);
    if (data) return data;
  }
  return undefined;
}

/** Arguments that a format of the call itself takes as numbers: `Fprintf(w, "<b>%d</b>", count)`. */
function numbersOfFormat({ name, arguments: given }: Call): ReadonlySet<SyntaxNode> {
  if (!/f$|format/i.test(name)) return new Set();
  const values = given.map(({ value }) => value);
  const at = values.findIndex((value) => literalText(value)?.includes("%"));
  const format = values[at];
  const numbers = format && numericArguments(literalText(format) ?? "");
  return new Set(values.slice(at + 1).filter((_, index) => numbers?.has(index)));
}

const mentions = new WeakMap<readonly Sink[], Map<string, Mentions>>();

/** Whether a text has the words of a call that matches a sink. */
export function mentionsSink(sinks: readonly Sink[], text: string, languageId: string): boolean {
  const byLanguage = mentions.get(sinks) ?? new Map<string, Mentions>();
  mentions.set(sinks, byLanguage);
  let known = byLanguage.get(languageId);
  if (!known) {
    known = mentionsOf(sinks.filter(({ languages }) => languages.includes(languageId)));
    byLanguage.set(languageId, known);
  }
  return known(text);
}

function mentionsOf(sinks: readonly Sink[]): Mentions {
  const isPlain = ({ imported, words }: Sink) => !imported && !words;
  const always = neededWords(sinks.filter(isPlain).map(({ callee }) => callee));
  const others = sinks
    .filter((sink) => !isPlain(sink))
    .map(({ callee, imported, words }) => ({
      isCalled: neededWords([callee]),
      isImported: imported ? neededWords([imported]) : () => true,
      words,
    }));
  return (text) =>
    always(text) ||
    others.some(
      ({ isCalled, isImported, words }) => isCalled(text) && isImported(text) && (words?.test(text) ?? true),
    );
}

/** A rule that is only a table of calls, and what it finds beside them. */
export function sinkRule(
  about: RuleAbout,
  sinks: readonly Sink[],
  message: (call: Call, data: SyntaxNode | undefined) => string,
  more: Pick<Rule, "check" | "checkText" | "languages" | "mayFind"> = {},
  danger: Danger = "code",
): Rule {
  return {
    ...about,
    ...more,
    languages: more.languages ?? allLanguages,
    mayFind: (text, languageId) =>
      mentionsSink(sinks, text, languageId) || more.mayFind?.(text, languageId) === true,
    check: (context) => [
      ...sinkCalls(context, sinks, danger).map(({ call, data, sink }) =>
        findingAt(call.node, message(call, data), surenessOf(sink)),
      ),
      ...(more.check?.(context) ?? []),
    ],
  };
}

function surenessOf({ confidence, kind }: Sink): Pick<RuleFinding, "confidence" | "kind"> {
  return {
    ...(confidence === undefined ? {} : { confidence }),
    ...(kind === undefined ? {} : { kind }),
  };
}

/** A call as a reader would name it: the last two segments of its path. */
export function shown(call: Call): string {
  return call.callee
    .replace(/\(\)|\?/g, "")
    .split(".")
    .filter(Boolean)
    .slice(-2)
    .join(".");
}
