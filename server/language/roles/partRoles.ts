/** Nodes by what part of a text, a path, a class, a choice or a declaration they are; node types of a grammar. */
export interface PartRoles {
  /** Literals whose value is a text or a character; `strings` holds regular expressions and symbols, too. */
  readonly texts: ReadonlySet<string>;
  /** Those of them that hold one character. */
  readonly characters: ReadonlySet<string>;
  /** What is written of a text literal, between its marks and the expressions in it. */
  readonly textParts: ReadonlySet<string>;
  /** Parts of text literals that hold expressions themselves. */
  readonly textBodies: ReadonlySet<string>;
  /** What is the text that it holds, or the texts, one behind the other: brackets, arguments, lists. */
  readonly textFrames: ReadonlySet<string>;
  /** What announces a text that stands behind the line. */
  readonly announcedTexts: ReadonlySet<string>;
  /** Rows of values of which a format takes one for each of its marks: `"%s %s" % (a, b)`. */
  readonly formatRows: ReadonlySet<string>;
  /** Names with what they are a member or part of, which read as one path: `a.b`, `A::B`. */
  readonly pathSteps: ReadonlySet<string>;
  /** What has the path of the first thing in it: brackets, waits, what is given types. */
  readonly pathFrames: ReadonlySet<string>;
  /** Names of several tokens: PHP's `$name`. */
  readonly composedNames: ReadonlySet<string>;
  /** What stands for the parameters of a type: `<string>`. */
  readonly typeArguments: ReadonlySet<string>;
  /** What a function or type is generic over. */
  readonly typeParameters: ReadonlySet<string>;
  /** The lists of members of what `memberOwners` names. */
  readonly memberLists: ReadonlySet<string>;
  /** What has members with code: classes, structures, traits, implementations. */
  readonly memberOwners: ReadonlySet<string>;
  /** Functions that are members wherever they stand. */
  readonly methods: ReadonlySet<string>;
  /** Members of a class itself, told by their type. */
  readonly staticMembers: ReadonlySet<string>;
  /** What reads or writes a property as if it were a field, told by its type. */
  readonly accessors: ReadonlySet<string>;
  /** What a signature says of errors: Java's `throws A, B`. */
  readonly throwsClauses: ReadonlySet<string>;
  /** What a class is made from, where that has no field. */
  readonly baseLists: ReadonlySet<string>;
  /** Blocks that hold members or arms, not statements. */
  readonly memberBlocks: ReadonlySet<string>;
  /** Rows of statements within a body that only wraps them. */
  readonly innerRows: ReadonlySet<string>;
  /** Places whose parts cannot be given a name before them: imports, types, patterns, labels, constants. */
  readonly fixedPlaces: ReadonlySet<string>;
  /** What only frames the one that it holds: brackets, lists of one, pointers. */
  readonly soleFrames: ReadonlySet<string>;
  /** Declarators that hold a size behind the name. */
  readonly sizedDeclarators: ReadonlySet<string>;
  /** Lists that stand for the one value in them: `const a = 1` of Go, `int a{1}` of C++. */
  readonly onlyValues: ReadonlySet<string>;
  /** Declarations that may give a constant of the file its value. */
  readonly namedConstants: ReadonlySet<string>;
  /** Declarations that may say the type of what they name. */
  readonly typedDeclarations: ReadonlySet<string>;
  /** Declarations and calls that may bring in a module by `require`. */
  readonly requiring: ReadonlySet<string>;
  /** Declarations that hold a name and its value in the field `value`. */
  readonly valueHolders: ReadonlySet<string>;
  /** Declarations without a type, the values in the field `right`: Go's `a := 1`. */
  readonly shortDeclarations: ReadonlySet<string>;
  /** Names of a member and a variable at once: `{ a }`. */
  readonly shorthands: ReadonlySet<string>;
  /** What frames such a name, where the name itself is of the usual type. */
  readonly shorthandFrames: ReadonlySet<string>;
  /** What values are matched with or taken apart by. */
  readonly patterns: ReadonlySet<string>;
  /** What an arm asks besides its pattern. */
  readonly guards: ReadonlySet<string>;
  /** What an arm is for, where it stands in a node of its own beside what is done. */
  readonly armLabels: ReadonlySet<string>;
  /** Arms for whatever no other arm is for, told by their type. */
  readonly defaultArms: ReadonlySet<string>;
  /** Parameters that take all that is left. */
  readonly rests: ReadonlySet<string>;
  /** Parameters whose type may stand first without a field. */
  readonly typeFirst: ReadonlySet<string>;
  /** Jumps to a label, and what is run when the function ends. */
  readonly jumpsAway: ReadonlySet<string>;
  /** What may return from the function besides giving a value: Rust's `?`. */
  readonly earlyReturns: ReadonlySet<string>;
  /** Jumps that leave a switch as well as a loop. */
  readonly breaks: ReadonlySet<string>;
  /** Blocks handed to a call, which `break` and `next` leave. */
  readonly handedBlocks: ReadonlySet<string>;
  /** Heads of loops whose parts are evaluated each time round, but for the field `initializer`. */
  readonly loopHeads: ReadonlySet<string>;
  /** What evaluates its third and later parts only under a condition: `a < b < c`. */
  readonly lazyTails: ReadonlySet<string>;
  /** Conditional expressions that write the condition behind the first value: `a if b else c`. */
  readonly conditionSecond: ReadonlySet<string>;
  /** What goes on where its condition does not hold: `unless`, `until`. */
  readonly inversions: ReadonlySet<string>;
  /** What joins a line with the next, and means nothing. */
  readonly continuations: ReadonlySet<string>;
  /** What stands before a definition and says more of it: `@cached`. */
  readonly decorators: ReadonlySet<string>;
  /** Functions without a name of their own. */
  readonly lambdas: ReadonlySet<string>;
  /** Functions that make an object, told by their type. */
  readonly constructors: ReadonlySet<string>;
  /** Parts of a list of parameters that are none: separators, receivers, attributes. */
  readonly notParameters: ReadonlySet<string>;
  /** A parameter that stands without brackets in place of the list. */
  readonly loneParameters: ReadonlySet<string>;
  /** The bodies of callbacks that may be suites. */
  readonly callbackBodies: ReadonlySet<string>;
  /** Statements that say nothing about what a body is for. */
  readonly besideCallbacks: ReadonlySet<string>;
  /** Values written out with the name of their type: `Cart{…}`. */
  readonly typedLiterals: ReadonlySet<string>;
  /** Casts that name the type last: `x as T`. */
  readonly typeBehind: ReadonlySet<string>;
  /** Values whose keys are members: `{ a: 1 }` of JavaScript. */
  readonly memberRecords: ReadonlySet<string>;
  /** What says that a type may have members of any name. */
  readonly openMembers: ReadonlySet<string>;
  /** Types taken into another as a whole. */
  readonly embeddedTypes: ReadonlySet<string>;
  /** What gives a type another name. */
  readonly typeAliases: ReadonlySet<string>;
  /** Types that are written out by their members. */
  readonly objectTypes: ReadonlySet<string>;
  /** Parts of a type that do not name what it is made from: members, modifiers, parameters. */
  readonly besideBases: ReadonlySet<string>;
  /** What stands before the code of a file and is none: PHP's tag. */
  readonly openings: ReadonlySet<string>;
}
