/** Answers `inkling/ask`. */
import { answerQuestion } from "../../core/answerQuestion.ts";
import type { ServerContext } from "./context.ts";
import { type AskParams, type AskResult, askTextNotification } from "./protocol.ts";

/** The answer of a question that failed for a reason of its own. */
export const askFailed: AskResult = {
  text: null,
  source: "none",
  tier: "heuristic",
  confidence: 0,
  ms: 0,
  nearest: [],
  problem: "Inkling could not answer; its output says why.",
};

const longestSelection = 100_000;

export async function answerAsk(
  { connection, composed, documents }: ServerContext,
  { question, uri, selection, large = false, id }: AskParams,
  signal: AbortSignal,
): Promise<AskResult> {
  const { service, ports } = composed;
  const document =
    uri === undefined ? undefined : (documents.get(uri) ?? (await ports.workspace.document(uri)));
  const file = document && {
    path: ports.workspace.relativePath(document.uri),
    text: document.getText(),
    uri: document.uri,
    languageId: document.languageId,
  };
  const receive = (text: string) => {
    if (id !== undefined) void connection.sendNotification(askTextNotification, { id, text });
  };
  const asked = {
    question: String(question),
    ...(file ? { file } : {}),
    ...(selection === undefined ? {} : { selection: selection.slice(0, longestSelection) }),
  };
  try {
    const answer = await answerQuestion(service, asked, { large, receive }, signal);
    return { ...answer, nearest: [...answer.nearest] };
  } catch (error) {
    // What an endpoint does wrong is for whoever asked to read, not for the log alone.
    if (!(error instanceof Error) || error.name !== "EndpointError") throw error;
    return { ...askFailed, tier: "large", problem: error.message };
  }
}
