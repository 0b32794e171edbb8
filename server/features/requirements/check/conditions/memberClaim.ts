import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { listedIn } from "../../reading/listedItems.ts";
import { type Compared, comparedIn, pathsWhere } from "../../situations/stateSets.ts";
import { type ClaimFinding, isMet, isWrong } from "../evidence/claimFinding.ts";
import { rejects } from "../evidence/fulfils.ts";
import { isSameName, kindsOf } from "./memberNames.ts";

/** Says that what is listed is let in, or that it is all there is. */
const listing =
  /\b(?:can|may) (?:also |only |still )?be (?:uploaded|given|written|used|chosen|set|specified|sent|stored|entered|imported|exported|selected|added|attached|paid|ordered|shown)\b|\b(?:accept|support|allow|know)(?:s|ed)?\b|\b(?:can|may) (?:also |only )?(?:upload|use|choose|send|pay|attach|import|select)\b|\b(?:are|is) (?:valid|allowed|accepted|supported|permitted|possible|understood|recogni[sz]ed)\b|^(?:the |there are )(?:\w+ )?(?:possible |valid |allowed |supported |known )?\w+s?(?: are\b|:)/i;
const denying =
  /\b(?:not|never|no|nothing|nobody|neither|nor|cannot|except|unless|refus\w*|reject\w*|ignor\w*|den(?:y|ied))\b/i;

/** Judges "PNG, JPEG and WebP pictures can be uploaded" by what a function compares with names, where it refuses all others. */
export function checkMembers(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (
    !listing.test(claim.text) ||
    denying.test(claim.text) ||
    claim.limits.some(({ relation }) => relation !== "exactly")
  )
    return undefined;
  if (claim.condition !== "" || claim.status !== undefined || claim.isUnless) return undefined;
  const found = code.functions.flatMap((fn) =>
    fn.paths.isComplete ? comparedIn(fn).flatMap((group) => judge(claim, group, fn) ?? []) : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

function judge(claim: Claim, group: Compared, fn: RunFunction): ClaimFinding | undefined {
  const accepted = group.values.filter((value) => isLetIn(pathsWhere(fn, group.subject, value), fn));
  // What is compared with one name alone is no list of names.
  if (group.values.length < 2 || !isClosed(group, fn)) return undefined;
  const list = listedIn(claim.text);
  const listed = list?.items ?? [];
  const known = listed.filter((item) => group.values.some((value) => isSameName(item, value)));
  const items = known.length * 2 >= listed.length && known.length > 0 ? listed : alone(claim, group);
  if (items.length === 0) return undefined;
  const missing = items.filter((item) => !accepted.some((value) => isSameName(item, value)));
  const node = fn.decisions.find(({ key }) => key.startsWith(`${group.subject} == `))?.node;
  const [first] = missing;
  if (first !== undefined) {
    const reason = `“${first}” is asked for, but the code knows ${accepted.join(", ")} alone.`;
    return { ...isWrong("case", reason, node), isPart: missing.length < items.length };
  }
  const extra = accepted.find((value) => !items.some((item) => isSameName(item, value)));
  if (extra === undefined || !claim.isOnly)
    return { ...isMet("case", node), ...(list && items === listed ? { phrase: list.phrase } : {}) };
  return isWrong("case", `“${claim.text}” is asked for, but the code takes ${extra} as well.`, node);
}

/** A thing of the same kind as those that the code knows, named alone: "GIF pictures can be uploaded too". */
function alone({ text }: Claim, { values }: Compared): readonly string[] {
  const kinds = kindsOf(values);
  const named = (text.match(/[\w.]+/g) ?? []).filter((word) =>
    kinds.some((kind) => kind.some((name) => isSameName(word, name))),
  );
  return named.length === 1 ? named : [];
}

function isLetIn(paths: ReturnType<typeof pathsWhere>, { definition }: RunFunction): boolean {
  return paths.some((path) => rejects(path, undefined, false, definition.name) !== "yes");
}

/** Whether what is none of the names is refused. */
function isClosed({ subject, values }: Compared, { paths, definition }: RunFunction): boolean {
  const others = paths.all.filter(({ decisions }) =>
    values.every((value) =>
      decisions.some(({ key, value: taken }) => key === `${subject} == ${value}` && !taken),
    ),
  );
  return (
    others.length > 0 && others.every((path) => rejects(path, undefined, false, definition.name) === "yes")
  );
}
