/** What the requirements view shows. */
import { WorkDoneProgress } from "vscode-languageserver";
import type { LanguageService } from "../../core/service.ts";
import { exportRequirements } from "../../features/requirements/exports/exportRequirements.ts";
import type { RequirementResult, SourcePlace, UnitRange } from "../../features/requirements/requirement.ts";
import type { RequirementEntry } from "../../features/requirements/requirements.ts";
import type { ServerContext } from "./context.ts";
import type {
  ExportRequirementsParams,
  RequirementNode,
  RequirementPlace,
  RequirementsParams,
} from "./protocol.ts";
import { refreshLenses } from "./requirementLenses.ts";

/** Answers `inkling/requirements`. A check that is cancelled keeps what it has done. */
export async function listRequirements(
  context: ServerContext,
  { check, workDoneToken }: RequirementsParams,
  signal: AbortSignal,
): Promise<RequirementNode[]> {
  const { connection, composed } = context;
  const { requirements } = composed.service;
  const report = (done: number, total: number, { id }: RequirementResult) => {
    if (workDoneToken === undefined) return;
    const percentage = Math.round((100 * done) / total);
    const message = `${done} of ${total}: ${id}`;
    void connection.sendProgress(WorkDoneProgress.type, workDoneToken, {
      kind: "report",
      percentage,
      message,
    });
  };
  if (check)
    try {
      await requirements.checkAll(undefined, [], signal, report);
    } finally {
      await refreshLenses(context);
    }
  return (await requirements.list(signal)).map(toNode);
}

/** Answers `inkling/exportRequirements`. What was never checked is exported as unsure. */
export async function exportLastVerdicts(
  { requirements }: LanguageService,
  { format }: ExportRequirementsParams,
  signal: AbortSignal,
): Promise<string> {
  return exportRequirements((await requirements.list(signal)).map(toResult), format);
}

function toResult({ requirement, last }: RequirementEntry): RequirementResult {
  if (last && !last.stale) return last.result;
  const { id, text, path, range } = requirement;
  const missing = [last ? "Changed since the last check." : "Not checked yet."];
  return {
    id,
    text,
    path,
    line: range.start.line + 1,
    verdict: "unsure",
    confidence: 0,
    tier: "heuristic",
    evidence: [],
    missing,
    ms: 0,
  };
}

function toNode({ requirement, implementations, tests, last }: RequirementEntry): RequirementNode {
  const { id, text, source, unit, ticked } = requirement;
  const here = unit ? [toPlace({ ...requirement, unit })] : [];
  const paths = new Map([requirement, ...implementations, ...tests].map(({ path, uri }) => [path, uri]));
  return {
    ...toPlace(requirement),
    label: id,
    key: id,
    text,
    source,
    ...(ticked === undefined ? {} : { ticked }),
    implementations: [...here, ...implementations.map(toPlace)],
    tests: tests.map(toPlace),
    ...(last
      ? {
          last: {
            verdict: last.result.verdict,
            confidence: last.result.confidence,
            tier: last.result.tier,
            stale: last.stale,
            missing: [...last.result.missing],
            evidence: last.result.evidence.map(({ path, line, text: label }) => ({
              uri: paths.get(path) ?? requirement.uri,
              path,
              line,
              label,
            })),
          },
        }
      : {}),
  };
}

function toPlace({
  uri,
  path,
  range,
  unit,
}: SourcePlace & { readonly unit?: UnitRange | undefined }): RequirementPlace {
  return { uri, path, line: (unit?.line ?? range.start.line) + 1, label: unit?.name || path };
}
