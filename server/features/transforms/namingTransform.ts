import type { NameSubject } from "./naming/nameSubject.ts";
import type { OffsetEdit, Transform, TransformContext } from "./transform.ts";

/** What would be done once there is a name. */
export interface NamingPlan {
  /** What is to be named. */
  readonly subject: NameSubject;
  /** As the choice is called, the name included. */
  title(name: string): string;
  /** What must hold for the meaning to stay the same, as a clause. */
  readonly assumes?: string;
  write(name: string): NamedEdits;
}

export interface NamedEdits {
  readonly edits: readonly OffsetEdit[];
  /** Where the new name stands: in which edit, and how far into its text. */
  readonly nameAt: PlaceInEdit;
  /** The same for the place that tells most of what is named, where that is another one: a function's definition. */
  readonly declaredAt?: PlaceInEdit;
}

export type PlaceInEdit = readonly [edit: OffsetEdit, offset: number];

/** A change that needs a name nobody has written yet: it is offered once for each name that is proposed. */
export interface NamingTransform extends Omit<Transform, "rewrite"> {
  /** Whether something must be selected; otherwise a mere cursor is enough. */
  readonly needsSelection: boolean;
  /** What would be done with the selection; a reason where it must not; undefined where it does not concern it. */
  plan(context: TransformContext): NamingPlan | { readonly refused: string } | undefined;
}

/** Offset of the new name in the new text, at one of its places. */
export function offsetOfName({ edits, nameAt }: NamedEdits, [at, within]: PlaceInEdit = nameAt): number {
  const before = edits.filter((edit) => edit !== at && edit.start <= at.start && edit.end <= at.start);
  const shift = before.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  return at.start + shift + within;
}
