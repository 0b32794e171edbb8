/** The page of answers: the question, the answer as it comes, and what can be done with it. */
import type { FromPage, ShownAnswer, ToPage } from "../messages.ts";
import { renderMarkdown } from "./renderMarkdown.ts";

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const editor = acquireVsCodeApi();
const buttons = ["copy", "insert", "larger", "stop", "again"] as const;

for (const name of buttons) byId(name).addEventListener("click", () => editor.postMessage({ type: name }));
window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => show(data.answer));
editor.postMessage({ type: "ready" });

function show({ question, text, note, state, nearest, canAskLarger }: ShownAnswer): void {
  byId("empty").hidden = true;
  const main = document.querySelector("main");
  if (main) main.hidden = false;
  byId("question").textContent = question;
  byId("text").replaceChildren(renderMarkdown(text));
  byId("note").textContent = note;
  byId("note").className = state;
  showNearest(nearest);
  const visible: Record<(typeof buttons)[number], boolean> = {
    copy: text !== "",
    insert: text !== "",
    larger: canAskLarger && state !== "waiting",
    stop: state === "waiting",
    again: state !== "waiting",
  };
  for (const name of buttons) byId(name).hidden = !visible[name];
}

function showNearest(nearest: readonly string[]): void {
  const place = byId("nearest");
  place.hidden = nearest.length === 0;
  const links = nearest.map((term) => {
    const link = document.createElement("button");
    link.type = "button";
    link.className = "term";
    link.textContent = term;
    link.addEventListener("click", () => editor.postMessage({ type: "ask", term }));
    return link;
  });
  place.replaceChildren(`${place.dataset.label} `, ...links);
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found;
}
