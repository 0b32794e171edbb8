/** "Inkling: Ask…": simple questions are answered here; what is beyond a small model is offered to a larger one. */
import {
  CancellationTokenSource,
  LanguageModelChatMessage,
  lm,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { callTool, createApi, type InklingApi, type Route } from "./api.ts";

/** Characters of the file that the editor's own model is sent. */
const maxCharacters = 20_000;

export async function askAboutFile(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return void window.showInformationMessage("Open a file to ask about it.");
  const question = await window.showInputBox({
    title: "Inkling: Ask",
    prompt: "A yes/no question about this file; other requests go to a larger model if you turned one on.",
    placeHolder: "Does it handle errors?",
  });
  if (!question) return;
  const api = createApi(client);
  const route = await api.route(question);
  const answered = isYesNo(question) && (await answerHere(api, question, document));
  if (!answered) await offerLargeModel(client, question, route, document);
}

/** Questions that begin with an auxiliary verb want yes or no. */
export function isYesNo(question: string): boolean {
  return /^\s*(?:is|are|was|were|does|do|did|has|have|had|can|could|should|would|will|contains?|uses?)\b/i.test(
    question,
  );
}

async function answerHere(api: InklingApi, question: string, document: TextDocument): Promise<boolean> {
  const { answer, tier, confidence } = await api.ask(question, document.uri);
  if (answer === "unsure") return false;
  const sure = `${tier}, ${Math.round(confidence * 100)} %`;
  void window.showInformationMessage(`${question} ${answer === "yes" ? "Yes" : "No"} (${sure}).`);
  return true;
}

async function offerLargeModel(
  client: LanguageClient,
  question: string,
  { intent, complexity, taskType }: Route,
  document: TextDocument,
): Promise<void> {
  const what = isYesNo(question)
    ? "Inkling is not sure."
    : `This is more than a yes/no question (${complexity} ${taskType}, ${intent}).`;
  if (!workspace.getConfiguration("inkling").get<boolean>("largeModel.enabled")) {
    void window.showInformationMessage(`${what} A larger model can be turned on in the settings.`);
    return;
  }
  const ask = "Ask the Larger Model";
  const chosen = await window.showInformationMessage(
    `${what} This sends the file to the model you configured.`,
    ask,
  );
  if (chosen !== ask) return;
  const answer = await askLarge(client, question, document);
  if (answer === undefined) return void window.showWarningMessage("No larger model answered.");
  const content = `# ${question}\n\n${answer.text}\n\n*${answer.model}*\n`;
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }), {
    preview: true,
  });
}

/** The configured endpoint first, then a model of the editor's own. */
async function askLarge(
  client: LanguageClient,
  question: string,
  document: TextDocument,
): Promise<{ text: string; model: string } | undefined> {
  const input = { question, text: document.getText(), path: workspace.asRelativePath(document.uri) };
  const answer = (await callTool(client, "askLarge", input)) as { text: string; model: string } | null;
  if (answer) return answer;
  const [model] = await lm.selectChatModels();
  if (!model) return undefined;
  const prompt = `${input.path}\n\n${input.text.slice(0, maxCharacters)}\n\n${question}`;
  const source = new CancellationTokenSource();
  try {
    const response = await model.sendRequest([LanguageModelChatMessage.User(prompt)], {}, source.token);
    let text = "";
    for await (const piece of response.text) text += piece;
    return { text, model: model.name };
  } finally {
    source.dispose();
  }
}
