import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serve } from "../edges/lsp/serve.ts";

// The transport (--node-ipc, --stdio, --socket) is chosen by the client through the arguments.
serve(createConnection(ProposedFeatures.all), process.argv.slice(2));
