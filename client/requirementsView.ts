import {
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  type RequirementNode,
  type RequirementPlace,
  requirementsRequest,
} from "../server/edges/lsp/protocol.ts";
import { modelDrop } from "./models/droppedModel.ts";
import {
  childrenOf,
  countVerdicts,
  type Filter,
  type Grouping,
  groupRequirements,
  type PlaceGroup,
  type TreeEntry,
} from "./requirementTree.ts";
import { verdictWords } from "./verdictWords.ts";

export const viewId = "inkling.requirements";

/** The requirements view: a tree by document or by file, with the last verdicts. */
export class RequirementsView implements TreeDataProvider<TreeEntry>, Disposable {
  grouping: Grouping = "document";
  filter: Filter = "all";
  readonly #client: LanguageClient;
  readonly #changed = new EventEmitter<TreeEntry | undefined>();
  readonly #view;
  readonly onDidChangeTreeData = this.#changed.event;
  #nodes: readonly RequirementNode[] | undefined;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#view = window.createTreeView<TreeEntry>(viewId, {
      treeDataProvider: this,
      showCollapseAll: true,
      dragAndDropController: modelDrop,
    });
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  /** Shows these requirements, or asks the server for them anew. */
  show(nodes?: readonly RequirementNode[]): void {
    this.#nodes = nodes;
    this.#changed.fire(undefined);
  }

  async getChildren(entry?: TreeEntry): Promise<TreeEntry[]> {
    if (entry) return childrenOf(entry);
    this.#nodes ??= await this.#client.sendRequest<RequirementNode[]>(requirementsRequest, { check: false });
    this.#view.message = this.#nodes.length > 0 ? summary(this.#nodes) : "";
    return groupRequirements(this.#nodes, this.grouping, this.filter);
  }

  getTreeItem(entry: TreeEntry): TreeItem {
    if (entry.kind === "file") return fileItem(entry.path, entry.uri, entry.requirements);
    if (entry.kind === "requirement") return requirementItem(entry.requirement);
    if (entry.kind === "group")
      return new TreeItem(groupNames()[entry.of], TreeItemCollapsibleState.Collapsed);
    if (entry.kind === "place") return placeItem(entry.place);
    const item = new TreeItem(entry.text);
    item.iconPath = new ThemeIcon("warning");
    item.tooltip = entry.text;
    return item;
  }
}

const groupNames = (): Readonly<Record<PlaceGroup, string>> => ({
  implementations: l10n.t("Implementations"),
  tests: l10n.t("Tests"),
  evidence: l10n.t("Evidence"),
});

/** How many of each verdict, as one line for the head of the view. */
function summary(nodes: readonly RequirementNode[]): string {
  const words = { ...verdictWords(), unchecked: l10n.t("not checked") };
  const counts = Object.entries(countVerdicts(nodes))
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${words[verdict as keyof typeof words]}`);
  return l10n.t("{0} requirements: {1}", nodes.length, counts.join(", "));
}

function fileItem(path: string, uri: string, requirements: readonly RequirementNode[]): TreeItem {
  const item = new TreeItem(path, TreeItemCollapsibleState.Expanded);
  const met = requirements.filter(({ last }) => last?.verdict === "yes" && !last.stale).length;
  item.description = l10n.t("{0} of {1} met", met, requirements.length);
  item.resourceUri = Uri.parse(uri);
  item.iconPath = ThemeIcon.File;
  return item;
}

function requirementItem(node: RequirementNode): TreeItem {
  const item = new TreeItem(node.label, TreeItemCollapsibleState.Collapsed);
  const { last } = node;
  const sure = last && last.verdict !== "unsure" ? ` ${Math.round(last.confidence * 100)} %` : "";
  const stale = last?.stale ? l10n.t(", changed since") : "";
  const verdict = last ? `${verdictWords()[last.verdict]}${sure}${stale}` : l10n.t("not checked");
  item.description = `${verdict} · ${node.text}`;
  item.tooltip = new MarkdownString().appendText(`${node.text}\n\n${verdict}`);
  item.iconPath = iconOf(node);
  item.contextValue = "requirement";
  item.command = openCommand(node);
  item.accessibilityInformation = { label: `${node.label}, ${verdict}: ${node.text}` };
  return item;
}

function placeItem(place: RequirementPlace): TreeItem {
  const item = new TreeItem(place.label);
  item.description = `${place.path}:${place.line}`;
  item.iconPath = new ThemeIcon("symbol-method");
  item.command = openCommand(place);
  return item;
}

const icons = {
  yes: new ThemeIcon("pass", new ThemeColor("testing.iconPassed")),
  partial: new ThemeIcon("circle-large-outline", new ThemeColor("testing.iconQueued")),
  no: new ThemeIcon("error", new ThemeColor("testing.iconFailed")),
  unsure: new ThemeIcon("question"),
} as const;

function iconOf({ last }: RequirementNode): ThemeIcon {
  if (!last) return new ThemeIcon("circle-outline");
  return last.stale ? new ThemeIcon("history") : icons[last.verdict];
}

function openCommand({ uri, line }: RequirementPlace) {
  const selection = { start: { line: line - 1, character: 0 }, end: { line: line - 1, character: 0 } };
  return { command: "vscode.open", title: l10n.t("Open"), arguments: [Uri.parse(uri), { selection }] };
}
