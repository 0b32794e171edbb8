/** A function as its declaration shows it. */
export interface FunctionFacts {
  readonly async: boolean;
  /** The declared result as written, such as `Promise<void>`, `(int, error)` or `Result<T>`; empty when not declared. */
  readonly returns: string;
  /** True for a member of a class, which a bare name does not call where methods need a receiver. */
  readonly isMethod: boolean;
  /** Go: the type that a method is declared for, without its pointer; empty elsewhere. */
  readonly owner: string;
  /** Whether all of it is one `try` with a handler, so that its errors stay within. */
  readonly isContained: boolean;
  /** Whether it does nothing but say yes: `return true`. */
  readonly isAlwaysTrue: boolean;
}

/** Facts by name. */
export interface Lookup<T> {
  get(name: string): T | undefined;
  has(name: string): boolean;
}

/** What rules may know of a file beyond the unit they look at. */
export interface FileFacts {
  /** The import statements as written. */
  readonly imports: readonly string[];
  /** Functions and methods declared in the file, by name; of namesakes what all share. */
  readonly functions: Lookup<FunctionFacts>;
  /** Names bound at the top level or in a class to a literal, with the literal as written; of namesakes the last. */
  readonly constants: Lookup<string>;
  /**
   * Variables of the top level, each with the places its value is safe in whatever the program is given: `html`, `shell`,
   * `sql`, `code`; and `own` where nobody else wrote its value; of namesakes what holds of all.
   */
  readonly globals: Lookup<string>;
  /** Declared types of fields and variables outside of functions, as written; empty where namesakes differ. */
  readonly types: Lookup<string>;
  /** What the classes of the file are made from, as written: `SafeLoader, Mixin`. */
  readonly bases: Lookup<string>;
}

/** The facts one unit adds to its file. */
export interface UnitFacts {
  readonly imports: readonly string[];
  readonly functions: readonly (readonly [string, FunctionFacts])[];
  readonly constants: readonly (readonly [string, string])[];
  readonly globals: readonly (readonly [string, string])[];
  readonly types: readonly (readonly [string, string])[];
  readonly bases: readonly (readonly [string, string])[];
}

/** What a unit's rules asked about the file and were told: while the answers stay, so do their findings. */
type Answers = Map<string, string>;

/** The facts of a whole file, joined from those of its units. */
export class JoinedFacts {
  readonly #imports: readonly string[];
  readonly #functions = new Map<string, FunctionFacts>();
  readonly #constants = new Map<string, string>();
  readonly #globals = new Map<string, string>();
  readonly #types = new Map<string, string>();
  readonly #bases = new Map<string, string>();
  readonly #importsKey: string;

  constructor(units: readonly UnitFacts[]) {
    this.#imports = units.flatMap((unit) => unit.imports);
    this.#importsKey = this.#imports.join("\n");
    for (const unit of units) {
      for (const [name, facts] of unit.functions) this.#addFunction(name, facts);
      for (const [name, literal] of unit.constants) this.#constants.set(name, literal);
      for (const [name, safe] of unit.globals) this.#globals.set(name, inBoth(this.#globals.get(name), safe));
      for (const [name, bases] of unit.bases) this.#bases.set(name, bases);
      for (const [name, type] of unit.types)
        this.#types.set(name, (this.#types.get(name) ?? type) === type ? type : "");
    }
  }

  /** Of namesakes, what is said of one holds only where it holds of all: which of them is called is not known. */
  #addFunction(name: string, facts: FunctionFacts): void {
    const known = this.#functions.get(name);
    const isSame = known?.async === facts.async && known.returns === facts.returns;
    if (known === undefined) return void this.#functions.set(name, facts);
    this.#functions.set(name, {
      ...(isSame ? facts : { async: false, returns: "" }),
      isMethod: facts.isMethod && known.isMethod,
      owner: facts.owner === known.owner ? facts.owner : "",
      isContained: facts.isContained && known.isContained,
      isAlwaysTrue: facts.isAlwaysTrue && known.isAlwaysTrue,
    });
  }

  /** The facts as a rule sees them; what it asks is noted in `answers`. */
  noting(answers: Answers): FileFacts {
    const lookup = <T>(kind: string, facts: ReadonlyMap<string, T>): Lookup<T> => {
      const get = (name: string) => {
        const question = `${kind} ${name}`;
        if (!answers.has(question)) answers.set(question, this.#answer(question));
        return facts.get(name);
      };
      return { get, has: (name) => get(name) !== undefined };
    };
    const imports = this.#imports;
    const importsKey = this.#importsKey;
    return {
      get imports() {
        answers.set("imports", importsKey);
        return imports;
      },
      functions: lookup("function", this.#functions),
      constants: lookup("constant", this.#constants),
      globals: lookup("global", this.#globals),
      types: lookup("type", this.#types),
      bases: lookup("bases", this.#bases),
    };
  }

  /** Whether each question would be answered as before. */
  confirm(answers: ReadonlyMap<string, string>): boolean {
    for (const [question, answer] of answers) if (this.#answer(question) !== answer) return false;
    return true;
  }

  #answer(question: string): string {
    if (question === "imports") return this.#importsKey;
    const [kind = "", name = ""] = question.split(" ");
    if (kind === "constant") return this.#constants.get(name) ?? "";
    if (kind === "global") return this.#globals.get(name) ?? "";
    if (kind === "bases") return this.#bases.get(name) ?? "";
    if (kind === "type") return this.#types.get(name) ?? "";
    const facts = this.#functions.get(name);
    return facts ? JSON.stringify(facts) : "";
  }
}

function inBoth(one: string | undefined, other: string): string {
  if (one === undefined) return other;
  return other
    .split(" ")
    .filter((word) => one.split(" ").includes(word))
    .join(" ");
}
