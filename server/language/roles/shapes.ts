import type { BindingShape } from "./roles.ts";

/** A binding of a variable; its name and value stand in the fields. */
export function variable(target: string, value = "value"): BindingShape {
  return { target, value, kind: "variable" };
}

/** A member of an object, or a keyword argument. */
export function member(target: string, value = "value"): BindingShape {
  return { target, value, kind: "member" };
}
