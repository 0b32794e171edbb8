/**
 * By what a line shows that it defines a name, for languages that have no tree here. A pattern ends with the name: what has
 * to follow it is looked at ahead. All are matched in code whose comments and texts are blanked out.
 */
export interface DefinitionForms {
  readonly forms: readonly DefinitionForm[];
  /** A whole name with its signs (`g`), where letters, digits and underscores are not all. */
  readonly name?: RegExp;
  /** What functions take. */
  readonly parameters?: readonly ParameterForm[];
  /** How documentation looks that stands above what it documents. */
  readonly documentation: TextDocumentation;
  /** Lines that may stand between documentation and what it documents: annotations, types. */
  readonly between?: RegExp;
  /** What follows an argument's name in a call, right behind it or behind a blank. */
  readonly label?: RegExp;
  /** What follows a part of a module's path, which is no name by itself. */
  readonly path?: RegExp;
  /** The object whose method it is: as good as none before a name. */
  readonly self?: ReadonlySet<string>;
  /** A variable is made by giving it a value, so that the first time is its definition. */
  readonly assignmentDefines?: true;
  /** Variables are known in the whole of what begins at the margin, above them too, as below Haskell's `where`. */
  readonly knownAbove?: true;
  /** A small name without brackets behind it is a variable, never a function. */
  readonly callsNeedBrackets?: true;
}

export interface DefinitionForm {
  readonly kind: DefinitionKind;
  readonly pattern: RegExp;
  /** What begins the line at the margin around it, where the form means something else elsewhere. */
  readonly within?: RegExp;
}

/**
 * Where it is known: a `type` or `member` (functions, fields) everywhere; a `variable` behind it in its block, or everywhere where
 * that is a type's or the file; a `parameter` in the block that its line begins.
 */
export type DefinitionKind = "type" | "member" | "variable" | "parameter";

/** A list of what a function takes, in one pair of brackets unless `until` ends it. */
export interface ParameterForm {
  /** Ends right before the opening bracket, or where the first name may stand. */
  readonly head: RegExp;
  /** Ends with the name of one; matched in the list, its opening bracket included and nested ones blanked out. */
  readonly name: RegExp;
  /** Ends a list that has no brackets. */
  readonly until?: RegExp;
  /** Whether names stand in nested brackets too. */
  readonly nested?: true;
}

/** Documentation above a definition: comments that begin so, or a text behind a word. */
export interface TextDocumentation {
  readonly comment?: RegExp;
  /** Comments below the first one of a row need no mark of their own. */
  readonly continues?: true;
  /** What stands before a text that documents; empty where it stands alone. */
  readonly textBehind?: RegExp;
}

const usual = String.raw`[\p{L}_][\p{L}\p{N}_]*`;

/** Makes the forms of a language: `NAME` in an expression stands for a name, the last one for the name that is defined. */
export function formMaker(name = usual) {
  const pattern = (source: string) => new RegExp(source.replaceAll("NAME", name), "gmu");
  /** An expression at whose end the defined name stands, if nothing but look-aheads follows. */
  const naming = (source: string) => {
    const at = source.lastIndexOf("NAME");
    return pattern(`${source.slice(0, at)}(?<name>NAME)${source.slice(at + "NAME".length)}`);
  };
  const form = (kind: DefinitionKind, source: string, more: Partial<DefinitionForm> = {}): DefinitionForm => {
    const made = once(() => naming(source));
    return {
      kind,
      get pattern() {
        return made();
      },
      ...more,
    };
  };
  return {
    type: (source: string) => form("type", source),
    member: (source: string, more?: Partial<DefinitionForm>) => form("member", source, more),
    variable: (source: string) => form("variable", source),
    parameter: (source: string) => form("parameter", source),
    parameters(head: string, each: string, more: Partial<ParameterForm> = {}): ParameterForm {
      const heads = once(() => pattern(head));
      const names = once(() => naming(each));
      return {
        get head() {
          return heads();
        },
        get name() {
          return names();
        },
        ...more,
      };
    },
    name: new RegExp(name, "gu"),
  };
}

/** Made when it is first asked for: all together take 40 ms of the start of each thread, and a run needs those of few languages. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
