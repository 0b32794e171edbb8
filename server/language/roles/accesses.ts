/** Parts of objects and lists. */
import { inRole } from "./inRole.ts";

/** A member of an object, without a call: `a.b`. */
export const isMemberAccess = inRole(({ memberAccesses }) => memberAccesses);
/** `a[i]`. */
export const isSubscript = inRole(({ subscripts }) => subscripts);
/** What stands between the brackets of a subscript, where that is a node of its own: slices, lists of indexes. */
export const isSubscriptPart = inRole(({ subscriptParts }) => subscriptParts);
