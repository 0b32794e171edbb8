import type { Agent } from "node:http";
import { HttpProxyAgent } from "http-proxy-agent";
import { HttpsProxyAgent } from "https-proxy-agent";

/** How the machine reaches the network: VS Code's `http.*` settings, or the environment's. */
export interface NetworkSettings {
  /** URL of the proxy; undefined for a direct way. */
  readonly proxy: string | undefined;
  /** Value of the `Proxy-Authorization` header. */
  readonly proxyAuthorization?: string;
  /** Hosts that are reached directly, as in `NO_PROXY`. */
  readonly direct: readonly string[];
  /** Whether certificates are checked. */
  readonly strictTls: boolean;
}

/** What the environment says, as curl and others read it. More certificates come from `NODE_EXTRA_CA_CERTS`. */
export function networkFromEnvironment(
  env: Readonly<Record<string, string | undefined>> = process.env,
): NetworkSettings {
  const proxy =
    env.https_proxy || env.HTTPS_PROXY || env.http_proxy || env.HTTP_PROXY || env.all_proxy || env.ALL_PROXY;
  const direct = (env.no_proxy || env.NO_PROXY || "")
    .split(",")
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== "");
  return { proxy: proxy || undefined, direct, strictTls: true };
}

/** The agent that goes through the proxy; undefined where the way is direct. */
export function proxyAgentFor(url: URL, network: NetworkSettings): Agent | undefined {
  const { proxy, proxyAuthorization, direct, strictTls } = network;
  if (!proxy || direct.some((host) => matches(url, host))) return undefined;
  const headers = proxyAuthorization ? { "Proxy-Authorization": proxyAuthorization } : {};
  return url.protocol === "https:"
    ? new HttpsProxyAgent(proxy, { headers, rejectUnauthorized: strictTls })
    : new HttpProxyAgent(proxy, { headers });
}

function matches({ hostname, host }: URL, direct: string): boolean {
  if (direct === "*") return true;
  const bare = direct.replace(/^\*?\./, "");
  return hostname === bare || host === bare || hostname.endsWith(`.${bare}`);
}
