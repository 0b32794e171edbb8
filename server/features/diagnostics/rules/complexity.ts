import type { ControlFacts, LanguageFacts } from "../../../language/languageFacts.ts";
import { functionParts } from "../../../language/parse/functionParts.ts";
import { isElseIf } from "../../../language/parse/isElseIf.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isCall } from "../../../language/roles/calls.ts";
import { isEmbedded, isMarkup } from "../../../language/roles/operations.ts";
import { callsOwn } from "../../../language/roles/ownObject.ts";
import { isLabelName } from "../../../language/roles/statements.ts";
import { isGroup, withoutGroups } from "../../../language/roles/tokens.ts";

/** One increment of cognitive complexity. */
export interface Increment {
  readonly start: number;
  readonly end: number;
  readonly points: number;
  /** How many of the points are for nesting. */
  readonly nesting: number;
}

/** Parts of a structure that are read before its body, and so are not nested in it. */
const headFields = new Set([
  "condition",
  "value",
  "subject",
  "left",
  "right",
  "initializer",
  "initialize",
  "init",
  "increment",
  "update",
  "parameter",
  "pattern",
  "type",
  "declarator",
]);
/** "And", "or" and what else chooses by its left side. */
const logicalOperators: ReadonlySet<string> = new Set(["&&", "||", "??", "and", "or", "xor"]);
/** Operators that a structure is shown at: those, and the sign or word of a conditional expression. */
const shownOperators: ReadonlySet<string> = new Set([...logicalOperators, "?", "if"]);

/**
 * The increments of a function by SonarSource's white paper "Cognitive Complexity" (version 1.7): control structures
 * add one and their nesting, `else`, jumps to labels, changes of logical operator and recursion add one.
 */
export function complexityOf(node: SyntaxNode, language: LanguageFacts): readonly Increment[] {
  if (!language.control) return [];
  const counter = new Counter(language, language.control);
  for (const child of node.children) counter.visit(child, 0);
  if (!language.control.nestedApart) counter.countRecursion(node);
  return counter.increments.toSorted((one, other) => one.start - other.start);
}

/** Deeper levels add nothing that could be counted: by then the limit is passed, or there is a sum of thousands of terms. */
const deepest = 500;

class Counter {
  #depth = 0;
  readonly increments: Increment[] = [];
  readonly #language: LanguageFacts;
  readonly #control: ControlFacts;

  constructor(language: LanguageFacts, control: ControlFacts) {
    this.#language = language;
    this.#control = control;
  }

  visit(node: SyntaxNode, nesting: number): void {
    if (!node.named || this.#depth >= deepest) return;
    this.#depth++;
    this.#visitNamed(node, nesting);
    this.#depth--;
  }

  #visitNamed(node: SyntaxNode, nesting: number): void {
    const { type } = node;
    const control = this.#control;
    if (this.#language.functions.has(type)) {
      if (!control.nestedApart) this.#visitAll(node, nesting + 1);
    } else if (control.ifs.has(type)) {
      this.#visitIf(node, nesting, isElseIf(node, control));
    } else if (control.ternaries.has(type)) {
      this.#add(operatorOf(node), nesting);
      this.#visitBody(node, nesting);
    } else if (control.loops.has(type) || control.switches.has(type) || control.catches.has(type)) {
      this.#add(keywordOf(node), nesting);
      this.#visitBody(node, nesting);
    } else {
      if (control.jumps.has(type) && namesLabel(node)) this.#add(keywordOf(node), 0);
      if (this.#isLogical(node) && !this.#isInSequence(node) && !rendersOnCondition(node))
        this.#countOperators(node);
      this.#visitAll(node, nesting);
    }
  }

  /** A method that calls itself is in a cycle: one point, whatever the number of calls. */
  countRecursion(node: SyntaxNode): void {
    const name = functionParts(node, this.#language).name?.text;
    if (!name) return;
    for (const one of node.descendants()) {
      if (!isCall(one) || !callsOwn(one, name)) continue;
      this.#add(one, 0);
      return;
    }
  }

  #visitAll(node: SyntaxNode, nesting: number): void {
    for (const child of node.children) this.visit(child, nesting);
  }

  #visitBody(node: SyntaxNode, nesting: number): void {
    for (const child of node.children)
      this.visit(child, headFields.has(child.field ?? "") ? nesting : nesting + 1);
  }

  #visitIf(node: SyntaxNode, nesting: number, isElse: boolean): void {
    this.#add(keywordOf(node), isElse ? 0 : nesting);
    for (const child of node.children) {
      if (this.#isAlternative(child)) this.#visitAlternative(child, nesting);
      else this.visit(child, headFields.has(child.field ?? "") ? nesting : nesting + 1);
    }
  }

  #isAlternative({ type, field, named }: SyntaxNode): boolean {
    const { elseIfs, elses } = this.#control;
    return named && (field === "alternative" || elseIfs.has(type) || elses.has(type));
  }

  #visitAlternative(node: SyntaxNode, nesting: number): void {
    const { ifs, elseIfs, elses } = this.#control;
    if (elseIfs.has(node.type)) {
      this.#visitIf(node, nesting, true);
    } else if (ifs.has(node.type)) {
      this.#visitIf(node, nesting, true);
    } else if (elses.has(node.type)) {
      const inner = node.namedChildren.find((child) => isElseIf(child, this.#control));
      if (inner) {
        this.#visitIf(inner, nesting, true);
      } else {
        this.#add(keywordOf(node), 0);
        this.#visitAll(node, nesting + 1);
      }
    } else {
      this.#add(node.previousSibling?.text === "else" ? node.previousSibling : node, 0);
      this.visit(node, nesting + 1);
    }
  }

  #isLogical(node: SyntaxNode): boolean {
    return this.#control.binaries.has(node.type) && logicalOperators.has(operatorOf(node).text);
  }

  /** Whether the node's operators are counted with those of a logical expression around it. */
  #isInSequence(node: SyntaxNode): boolean {
    let { parent } = node;
    while (parent && isGroup(parent)) parent = parent.parent;
    return parent !== undefined && this.#isLogical(parent);
  }

  /** Each run of the same logical operator counts once. */
  #countOperators(node: SyntaxNode): void {
    let previous = "";
    for (const operator of this.#operators(node)) {
      if (operator.text !== previous && this.#control.logical.has(operator.text)) this.#add(operator, 0);
      previous = operator.text;
    }
  }

  #operators(node: SyntaxNode): readonly SyntaxNode[] {
    if (isGroup(node)) return node.namedChildren.flatMap((child) => this.#operators(child));
    if (!this.#isLogical(node)) return [];
    const operator = operatorOf(node);
    return node.children.flatMap((child) => (child === operator ? [operator] : this.#operators(child)));
  }

  #add({ start, end }: SyntaxNode, nesting: number): void {
    this.increments.push({ start, end, points: 1 + nesting, nesting });
  }
}

/** In JSX `{isOpen && <Menu />}` is how one writes that something is there or not: it is read as one thing. */
function rendersOnCondition(node: SyntaxNode): boolean {
  const last = node.namedChildren.at(-1);
  if (!node.parent || !isEmbedded(node.parent) || !last) return false;
  return isMarkup(withoutGroups(last));
}

/** The keyword a structure starts with. */
function keywordOf(node: SyntaxNode): SyntaxNode {
  return node.children.find(({ named, field }) => !named && field === undefined) ?? node;
}

/** The operator of a binary or ternary expression. */
function operatorOf(node: SyntaxNode): SyntaxNode {
  return (
    node.child("operator") ??
    node.children.find(({ named, type }) => !named && shownOperators.has(type)) ??
    node
  );
}

/** A label, or PHP's number of levels. A value, as Rust's `break 5`, is none. */
function namesLabel(node: SyntaxNode): boolean {
  return node.namedChildren.some(isLabelName);
}
