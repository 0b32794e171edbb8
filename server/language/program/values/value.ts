import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { FunctionDefinition } from "../program.ts";
import type { Unit } from "./units.ts";

/** What an expression comes to, as far as it can be told. */
export type Value =
  | { readonly kind: "number"; readonly value: number; readonly unit: Unit | undefined }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  | {
      readonly kind: "list";
      readonly items: readonly Value[];
      /** Holds each element once. */
      readonly isSet?: boolean;
    }
  | { readonly kind: "record"; readonly fields: ReadonlyMap<string, Value> }
  | {
      readonly kind: "function";
      readonly definition: FunctionDefinition;
      /** The variables around it where it was made. */
      readonly scope?: ReadonlyMap<string, Value>;
    }
  /** An error, raised or not. */
  | {
      readonly kind: "error";
      /** As constructed: `ValueError`, `MathError.DivisionByZero`, `ErrNotFound`; empty for one of no known type. */
      readonly type: string;
      readonly args: readonly Value[];
      readonly node: SyntaxNode;
    }
  /** What depends on something outside, by its name in one spelling for all languages; see `keyOf`. */
  | {
      readonly kind: "unknown";
      readonly key: string;
      /** A known number that was added. */
      readonly plus: number;
      /** A known number that it was multiplied with. */
      readonly times: number;
      /** How many elements or characters it has, where more is known than that. */
      readonly size: Value | undefined;
      /** Two values whose order this tells, as `a.compareTo(b)` does: negative, zero or positive. */
      readonly order: readonly [Value, Value] | undefined;
      /** Another value that it lies a known span of time behind, or before where that is negative. */
      readonly moved?: { readonly from: string; readonly by: number; readonly unit: Unit };
    };

/** The two values whose order a value tells, the first before the second where it is negative; undefined where it tells none. */
export function orderedBy(value: Value): readonly [Value, Value] | undefined {
  if (value.kind !== "unknown" || !value.order || value.plus !== 0) return undefined;
  const [first, second] = value.order;
  return value.times < 0 ? [second, first] : [first, second];
}

export const nothing: Value = { kind: "null" };

export function number(value: number, unit?: Unit): Value {
  return { kind: "number", value, unit };
}

export function text(value: string): Value {
  return { kind: "text", value };
}

export function boolean(value: boolean): Value {
  return { kind: "boolean", value };
}

export function unknown(key: string, size?: Value): Value {
  return { kind: "unknown", key, plus: 0, times: 1, size, order: undefined };
}

const longestKey = 160;

/** The name of a value, in one spelling for all languages: `#items` is the number of items, however it is asked for. */
export function keyOf(value: Value): string {
  switch (value.kind) {
    case "number":
      return String(value.value);
    case "text":
      return JSON.stringify(value.value);
    case "boolean":
      return String(value.value);
    case "null":
      return "null";
    case "list":
      return `[${value.items.map(keyOf).join(", ")}]`.slice(0, longestKey);
    case "record":
      return `{${[...value.fields].map(([name, field]) => `${name}: ${keyOf(field)}`).join(", ")}}`.slice(
        0,
        longestKey,
      );
    case "function":
      return `${value.definition.name || "function"}()`;
    case "error":
      return value.type;
    case "unknown": {
      const scaled = value.times === 1 ? value.key : `${value.key} * ${value.times}`;
      return value.plus === 0 ? scaled : `${scaled} + ${value.plus}`;
    }
  }
}
