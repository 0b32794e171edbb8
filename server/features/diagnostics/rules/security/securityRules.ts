import type { Rule } from "../../engine/rule.ts";
import { codeInjection } from "./codeInjection.ts";
import { commandInjection } from "./commandInjection.ts";
import { disabledTlsVerification } from "./disabledTlsVerification.ts";
import { hardcodedSecret } from "./hardcodedSecret.ts";
import { insecureDeserialization } from "./insecureDeserialization.ts";
import { insecureRandom } from "./insecureRandom.ts";
import { sqlInjection } from "./sqlInjection.ts";
import { unsafeHtml } from "./unsafeHtml.ts";
import { weakHash } from "./weakHash.ts";

/** The rules `security/…`. */
export const securityRules: readonly Rule[] = [
  hardcodedSecret,
  codeInjection,
  commandInjection,
  sqlInjection,
  weakHash,
  insecureRandom,
  insecureDeserialization,
  disabledTlsVerification,
  unsafeHtml,
];
