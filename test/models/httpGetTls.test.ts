import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer as createPlainServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import { DownloadRefusedError, httpGet } from "../../server/machine/models/httpGet.ts";
import { inTempFolder } from "../node/tempFolder.ts";

/** A certificate that nobody vouches for, made by openssl; undefined where there is none. */
function selfSigned(folder: string): { readonly key: string; readonly cert: string } | undefined {
  const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-days", "1"];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  try {
    execFileSync("openssl", ["req", "-x509", ...curve, ...subject, "-keyout", key, "-out", cert], {
      stdio: "ignore",
    });
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  } catch {
    // Without openssl there is nothing to try.
    return undefined;
  }
}

describe("redirects over TLS", () => {
  const asked: string[] = [];
  const servers: Server[] = [];
  let [secure, plain] = ["", ""];

  const listen = async (server: Server, scheme: string) => {
    servers.push(server.listen(0, "127.0.0.1"));
    await once(server, "listening");
    return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const answer: RequestListener = ({ url = "" }, response) => {
    asked.push(url);
    const target = { "/down": `${plain}/weights`, "/on": `${secure}/weights` }[url];
    if (target) response.writeHead(302, { location: target }).end();
    else response.end("weights");
  };
  const get = (address: string, strictTls: boolean) =>
    httpGet(new URL(address), {
      headers: {},
      network: { proxy: undefined, direct: [], strictTls },
      stallMs: 5000,
      signal: new AbortController().signal,
    });

  before(async function () {
    const identity = await inTempFolder({}, async (folder) => selfSigned(folder));
    if (!identity) return this.skip();
    secure = await listen(createTlsServer(identity, answer), "https");
    plain = await listen(createPlainServer(answer), "http");
  });
  after(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });

  it("never lead from an encrypted connection to a plain one", async () => {
    asked.length = 0;
    await assert.rejects(get(`${secure}/down`, false), DownloadRefusedError);
    assert.deepEqual(asked, ["/down"]);
  });

  it("lead on where the next one is encrypted too", async () => {
    const { status, body, url } = await get(`${secure}/on`, false);
    body.destroy();
    assert.deepEqual([status, url.href], [200, `${secure}/weights`]);
  });

  it("are not even heard of where nobody vouches for the certificate", async () => {
    asked.length = 0;
    await assert.rejects(get(`${secure}/on`, true), /self.signed/i);
    assert.deepEqual(asked, []);
  });
});
