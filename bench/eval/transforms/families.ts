import type { Transform } from "../../../server/features/transforms/transform.ts";

/** Transformations between the same two like syntaxes, both ways. */
export interface Family {
  readonly title: string;
  /** Names of transformations. */
  readonly members: readonly string[];
}

/** Families of more than one; every other transformation is one by itself. */
const shared: Readonly<Record<string, string>> = {
  "function, arrow function": "function-to-arrow arrow-to-function declaration-to-arrow arrow-to-declaration",
  "block and expression body": "arrow-block-to-expression arrow-expression-to-block",
  "string building, template literal": "concatenation-to-template template-to-concatenation",
  "property and shorthand": "property-shorthand shorthand-to-property",
  "index loop and for each": "index-loop-to-for-each for-of-to-index-loop",
  "test and optional chaining": "and-to-optional-chaining optional-chaining-to-test",
  "promise chain and await": "then-to-await await-to-then",
  "%, format, sum and f-string":
    "percent-to-f-string format-to-f-string f-string-to-format concatenation-to-interpolation",
  "loop and comprehension": "loop-to-comprehension comprehension-to-loop",
  "if chain and switch or match": "if-to-switch switch-to-if if-to-match match-to-if",
  "De Morgan's law": "de-morgan de-morgan-outward",
  "if/else and conditional": "if-to-conditional conditional-to-if",
};

/** The families of some transformations, in their order. */
export function familiesOf(transforms: readonly Pick<Transform, "name">[]): readonly Family[] {
  const families = new Map<string, string[]>();
  for (const { name } of transforms) {
    const title = Object.keys(shared).find((key) => shared[key]?.split(" ").includes(name)) ?? name;
    families.set(title, [...(families.get(title) ?? []), name]);
  }
  return [...families].map(([title, members]) => ({ title, members }));
}
