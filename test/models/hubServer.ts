import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers one request; `count` is how many came before it. */
export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

export interface HubServer {
  readonly url: string;
  /** `Range` headers as they came; undefined for requests without one. */
  readonly ranges: readonly (string | undefined)[];
}

/** Runs `use` with an HTTP server on a free port of this machine that answers as told, and ends it afterwards. */
export async function withHub<T>(answer: Answer, use: (hub: HubServer) => Promise<T>): Promise<T> {
  const ranges: (string | undefined)[] = [];
  const server = http.createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response, ranges.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use({ url: `http://127.0.0.1:${port}`, ranges });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Serves a file as model hubs do, ranges included. */
export function serveFile(content: Uint8Array, request: IncomingMessage, response: ServerResponse): void {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  const headers = { etag: '"v1"', "content-length": content.length - start };
  if (start >= content.length) response.writeHead(416).end();
  else if (start === 0) response.writeHead(200, headers).end(content);
  else {
    const range = `bytes ${start}-${content.length - 1}/${content.length}`;
    response.writeHead(206, { ...headers, "content-range": range }).end(content.subarray(start));
  }
}
