/** The requests of the report panel. One report at a time; it ends early when the user says so. */

import type { ServerContext } from "./context.ts";
import type { GuardedRequests } from "./guardedRequests.ts";
import { guardNotification } from "./handle.ts";
import * as protocol from "./protocol.ts";
import { exportWorkspace, reportWorkspace } from "./workspaceReport.ts";

export function registerReport({ connection, composed }: ServerContext, requests: GuardedRequests): void {
  const { logger } = composed.ports;
  let running: AbortController | undefined;

  connection.onRequest<protocol.WorkspaceReport | null, never>(
    protocol.reportRequest,
    requests.plain<protocol.WorkspaceReport | null>("Report", null, (signal) => {
      running?.abort();
      const own = new AbortController();
      running = own;
      const tell = (progress: protocol.ClassifyProgress) =>
        void connection.sendNotification(protocol.reportProgressNotification, progress);
      return reportWorkspace(composed, tell, AbortSignal.any([signal, own.signal]));
    }),
  );
  connection.onNotification(
    protocol.cancelReportNotification,
    guardNotification("Cancel report", logger, () => running?.abort()),
  );
  connection.onRequest(
    protocol.exportRequest,
    requests.own<protocol.ExportParams, number | null>("Export", null, (params, signal) =>
      exportWorkspace(composed, params, signal),
    ),
  );
}
