import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Path } from "../../../../language/program/machine/path.ts";
import type { RunFunction } from "../../code/programCode.ts";

/** What kind of evidence speaks for or against a claim. How often each is right is measured; see `certainty.ts`. */
export type EvidenceKind =
  | "limit"
  | "bound"
  | "relation"
  | "case"
  | "state"
  | "only"
  | "status"
  | "repetition"
  | "default"
  | "order"
  | "amount"
  | "value"
  | "idiom"
  | "resource"
  | "effect"
  | "closed"
  | "type"
  | "sample"
  | "situation"
  /** A situation of which every word is accounted for. */
  | "told"
  | "arithmetic";

/** What one look at one claim found. */
export interface ClaimFinding {
  /** `met`: the code does it; `contradicted`: the code is seen to do something else. */
  readonly state: "met" | "contradicted";
  readonly kind: EvidenceKind;
  readonly nodes: readonly SyntaxNode[];
  /** What is wrong, as a sentence; empty for `met`. */
  readonly reason: string;
  /** Of what is contradicted a part is met: of three things that are listed two. */
  readonly isPart?: boolean;
  /** The words of the claim that the evidence stands for, where it has a name: "duplicates are dropped". */
  readonly phrase?: string;
  /** The ways through the code that the claim speaks of, for claims that go on from it. */
  readonly ways?: Ways;
}

/** Ways that a claim speaks of, and the others that it tells them from. */
export interface Ways {
  readonly fn: RunFunction;
  readonly meant: readonly Path[];
  readonly rest: readonly Path[];
}

export function isMet(kind: EvidenceKind, ...nodes: readonly (SyntaxNode | undefined)[]): ClaimFinding {
  return { state: "met", kind, nodes: present(nodes), reason: "" };
}

export function isWrong(
  kind: EvidenceKind,
  reason: string,
  ...nodes: readonly (SyntaxNode | undefined)[]
): ClaimFinding {
  return { state: "contradicted", kind, nodes: present(nodes), reason };
}

function present(nodes: readonly (SyntaxNode | undefined)[]): SyntaxNode[] {
  return nodes.filter((node) => node !== undefined);
}

const excerptLength = 80;

/** A node's text on one line, cut to be quoted. */
export function excerpt(node: SyntaxNode | undefined): string {
  const flat = (node?.text ?? "").replace(/\s+/g, " ").trim();
  return flat.length > excerptLength ? `${flat.slice(0, excerptLength - 1)}…` : flat;
}
