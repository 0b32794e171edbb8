import type { Finding } from "../../../server/features/diagnostics/engine/finding.ts";
import type { Alike, Pairing, PeerFinding } from "./peers.ts";

/** A finding that one side has and the other lacks. */
export interface Difference {
  readonly side: "peer" | "Inkling";
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
  /** The source line. */
  readonly text: string;
  /** Why the sides differ; undefined when nobody knows. */
  readonly reason: string | undefined;
}

/** What is compared for one rule in one file. */
export interface FileFindings {
  readonly path: string;
  readonly lines: readonly string[];
  /** All findings of the peers in the file, whatever their rule. */
  readonly peers: readonly PeerFinding[];
  readonly ours: readonly Finding[];
  /** Why Inkling spares the numbers on a line (1-based), by their text. */
  readonly spared: ReadonlyMap<number, ReadonlyMap<string, string>>;
}

/** Explains a difference, or not. `line` is 1-based. */
export type Explain = (
  side: Difference["side"],
  finding: { readonly line: number; readonly message: string; readonly text: string },
  file: FileFindings,
) => string | undefined;

/** Lines that the head of a function may take: the sides point at different tokens of it. */
const headLines = 20;

/** Pairs the findings of both sides, and explains what is left over. */
export function compareFile(
  pairing: Pairing,
  file: FileFindings,
  explain: Explain,
  alike?: Alike,
): { same: number; differences: Difference[] } {
  const peers = placed(
    file.peers.filter(
      (finding) => finding.rule === (alike?.rule ?? pairing.peer) && (alike?.passes?.(finding) ?? true),
    ),
    ({ line }) => line,
  );
  const ours = placed(
    file.ours.filter(({ rule }) => rule === pairing.ours),
    ({ range }) => range.start.line + 1,
  );
  const same = ours.filter(({ line }) => peers.some((peer) => peer.line === line)).length;
  const peerOnly = peers.filter(({ line }) => !ours.some((our) => our.line === line));
  const ourOnly = ours.filter(({ line }) => !peers.some((peer) => peer.line === line));
  const moved = ourOnly.flatMap((our) => {
    const index = peerOnly.findIndex((peer) => pairing.spansHead && isSameHead(our, peer));
    return index < 0 ? [] : [[our, ...peerOnly.splice(index, 1)]];
  });
  const unmatched = ourOnly.filter((our) => !moved.some(([one]) => one === our));
  const toDifference = (side: Difference["side"]) => (finding: Placed) => {
    const text = (file.lines[finding.line - 1] ?? "").trim();
    const reason = explain(side, { ...finding, text }, file);
    return { side, path: file.path, ...finding, text, reason };
  };
  const differences = [...peerOnly.map(toDifference("peer")), ...unmatched.map(toDifference("Inkling"))];
  return { same: same + moved.length, differences };
}

interface Placed {
  readonly line: number;
  readonly message: string;
}

/** One finding per line: neither side's columns mean the same as the other's. */
function placed<T extends { readonly message: string }>(
  findings: readonly T[],
  lineOf: (finding: T) => number,
): Placed[] {
  const byLine = new Map(findings.map((finding) => [lineOf(finding), finding.message]));
  return [...byLine].map(([line, message]) => ({ line, message }));
}

/** The same function, seen at its name by one and at its arrow by the other: near by, and with the same figure. */
function isSameHead(our: Placed, peer: Placed): boolean {
  if (peer.line < our.line || peer.line > our.line + headLines) return false;
  const figures = (text: string): readonly string[] => text.match(/\d+/g) ?? [];
  return figures(our.message).some((figure) => figures(peer.message).includes(figure));
}
