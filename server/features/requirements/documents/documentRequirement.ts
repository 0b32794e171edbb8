/** A requirement found in a document. Offsets in UTF-16 code units. */
export interface DocumentRequirement {
  readonly id: string | undefined;
  readonly idStart: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly ticked?: boolean;
  /** Other identifiers that mean it: a second tag, an item that is forwarded to it. */
  readonly aliases?: readonly string[];
  /** Identifiers of what it covers, as OpenFastTrace has it: who implements it implements those in part. */
  readonly covers?: readonly string[];
  /** True where several have the identifier of what holds them, such as a feature's tag. */
  readonly isShared?: boolean;
}
