/** A pattern that a language's texts show, and what it is worth: three points and a lead of two settle a language. */
export type Shape = readonly [points: number, pattern: RegExp];
