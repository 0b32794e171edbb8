/** A model file that is dropped onto Inkling's view, or into an editor, is imported. */
import {
  commands,
  type DataTransfer,
  type Disposable,
  DocumentDropEdit,
  languages,
  type TreeDragAndDropController,
  Uri,
} from "vscode";
import { modelFilesIn } from "./uriList.ts";

const mime = "text/uri-list";

/** For trees that models may be dropped onto; nothing can be dragged from them. */
export const modelDrop: TreeDragAndDropController<never> = {
  dropMimeTypes: [mime],
  dragMimeTypes: [],
  handleDrop: async (_target, data) => void (await importDropped(data)),
};

/** Models that are dropped into a text (with Shift held, as VS Code wants it) are imported; their path is not inserted. */
export function registerModelDrop(): Disposable {
  return languages.registerDocumentDropEditProvider(
    { pattern: "**" },
    {
      provideDocumentDropEdits: async (_document, _position, data) =>
        (await importDropped(data)) ? new DocumentDropEdit("") : undefined,
    },
    { dropMimeTypes: [mime] },
  );
}

/** Begins to import the first model file of what was dropped; false when there is none. */
async function importDropped(data: DataTransfer): Promise<boolean> {
  const [file] = modelFilesIn((await data.get(mime)?.asString()) ?? "");
  if (file === undefined) return false;
  void commands.executeCommand("inkling.model.import", Uri.parse(file));
  return true;
}
