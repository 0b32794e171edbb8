import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { parseUrl } from "./parseUrl.ts";
import { type NetworkSettings, proxyAgentFor } from "./proxyAgent.ts";

/** What a server answered, its body not yet read. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: IncomingMessage;
  /** Where the answer came from in the end. */
  readonly url: URL;
}

export interface HttpGetOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly network: NetworkSettings;
  /** Milliseconds without any byte after which the connection counts as dead. */
  readonly stallMs: number;
  readonly signal: AbortSignal;
}

/** An answer that asking again will not mend. */
export class DownloadRefusedError extends Error {
  override readonly name = "DownloadRefusedError";
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/**
 * Asks for a file and follows redirects, as model hubs lead to hosts of their own; from `https` never to `http`, and nowhere
 * else than to those two. Nothing that identifies the user is sent.
 */
export async function httpGet(address: URL, options: HttpGetOptions): Promise<HttpAnswer> {
  let url = address;
  for (let step = 0; step <= mostRedirects; step++) {
    const answer = await getOnce(url, options);
    if (!redirects.has(answer.status)) return answer;
    answer.body.destroy();
    url = nextAddress(url, answer.headers.location);
  }
  throw new DownloadRefusedError(`${address.host} redirects more than ${mostRedirects} times.`);
}

/**
 * Where a redirect leads.
 * @throws DownloadRefusedError for one that must not be followed
 */
export function nextAddress(from: URL, location: string | undefined): URL {
  const next = location === undefined ? undefined : parseUrl(location, from);
  if (!next) throw new DownloadRefusedError(`${from.host} redirects without saying where to.`);
  if (next.protocol !== "https:" && next.protocol !== "http:")
    throw new DownloadRefusedError(`${from.host} redirects to ${next.protocol} which is refused.`);
  if (from.protocol === "https:" && next.protocol === "http:")
    throw new DownloadRefusedError(
      `${from.host} redirects to ${next.host} without encryption, which is refused.`,
    );
  return next;
}

function getOnce(url: URL, { headers, network, stallMs, signal }: HttpGetOptions): Promise<HttpAnswer> {
  const secure = url.protocol === "https:";
  const agent = proxyAgentFor(url, network);
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      headers: { "user-agent": "inkling", accept: "*/*", "accept-encoding": "identity", ...headers },
      timeout: stallMs,
      signal,
      ...(agent ? { agent } : {}),
      ...(secure ? { rejectUnauthorized: network.strictTls } : {}),
    });
    const stalled = () =>
      request.destroy(new Error(`${url.host} sent nothing for ${Math.round(stallMs / 1000)} s`));
    request.on("timeout", stalled);
    request.on("error", reject);
    request.on("response", (body) => {
      body.setTimeout(stallMs, () => body.destroy(new Error(`${url.host} stopped sending`)));
      resolve({ status: body.statusCode ?? 0, headers: body.headers, body, url });
    });
    request.end();
  });
}
