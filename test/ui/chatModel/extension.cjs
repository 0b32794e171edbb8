// A model of the editor's own, as another extension would bring it: what it does depends on the question's words.
const vscode = require("vscode");
const { setTimeout: delay } = require("node:timers/promises");

const pieces = ["Canberra", " is the", " capital of **Australia**."];

/** @param {readonly vscode.LanguageModelChatMessage[]} messages */
async function answer(messages, _options, _extension, progress, token) {
  const asked = messages.flatMap(({ content }) => content.map(({ value }) => value)).join("");
  const say = (part) => progress.report({ index: 0, part: new vscode.LanguageModelTextPart(part) });
  if (asked.includes("forbidden")) throw vscode.LanguageModelError.NoPermissions("not for you");
  if (asked.includes("refuse")) throw vscode.LanguageModelError.Blocked("the quota is used up");
  if (asked.includes("echo")) return say(`I was sent: ${asked}`);
  if (asked.includes("break")) {
    say("The first half");
    await delay(300);
    throw new Error("the line broke");
  }
  for (let count = 0; asked.includes("endless") && !token.isCancellationRequested; count++) {
    say(`word${count} `);
    await delay(100);
  }
  for (const piece of asked.includes("endless") ? [] : pieces) {
    say(piece);
    await delay(50);
  }
}

exports.activate = ({ subscriptions }) =>
  subscriptions.push(
    vscode.lm.registerChatModelProvider(
      "tester",
      { provideLanguageModelResponse: answer, provideTokenCount: async (text) => String(text).length },
      {
        vendor: "inkling-tests",
        name: "Tester Large",
        family: "tester",
        version: "1",
        maxInputTokens: 10_000,
        maxOutputTokens: 1_000,
      },
    ),
  );
