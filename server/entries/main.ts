import { openConnection } from "../edges/lsp/openConnection.ts";
import { serve } from "../edges/lsp/serve.ts";
import { optimizeLater } from "../machine/optimizeLater.ts";

optimizeLater();

// The transport (--node-ipc, --stdio) is chosen by the client through the arguments.
const args = process.argv.slice(2);
serve(openConnection(args), args);
