import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { syntax, verdict } from "./verdicts.ts";

type Verdicts = Readonly<Record<string, string>>;

async function expectVerdicts(code: string, languageId: string, expected: Verdicts): Promise<void> {
  for (const [requirement, wanted] of Object.entries(expected))
    assert.equal(await verdict(requirement, code, languageId), wanted, `${languageId}: ${requirement}`);
}

describe("numbers that have a name", () => {
  after(() => syntax.dispose());

  /** How a server is told, in each language's own way, when it closes a connection that does nothing. */
  const servers: readonly (readonly [languageId: string, code: (minutes: number) => string])[] = [
    [
      "go",
      (n) =>
        `func serve(h http.Handler) *http.Server {\n\treturn &http.Server{Handler: h, IdleTimeout: ${n} * time.Minute}\n}\n`,
    ],
    [
      "typescript",
      (n) =>
        `function serve(app: App) { return listen(app, { idleTimeoutMs: ${n} * 60_000, reuse: true }); }`,
    ],
    ["python", (n) => `def serve(app):\n    return Server(app, idle_timeout=timedelta(minutes=${n}))\n`],
    [
      "java",
      (n) =>
        `class A { Server serve(App app) { return Server.of(app).setIdleTimeout(Duration.ofMinutes(${n})).build(); } }`,
    ],
    [
      "csharp",
      (n) =>
        `class A { Server Serve(App app) { return new Server(app) { IdleTimeout = TimeSpan.FromMinutes(${n}) }; } }`,
    ],
    [
      "rust",
      (n) =>
        `fn serve(app: App) -> Server { Server::builder(app).idle_timeout(Duration::from_secs(${n * 60})).build() }`,
    ],
  ];
  for (const [languageId, code] of servers)
    it(`are compared with what is asked for in ${languageId}`, async () => {
      const requirement = "Idle connections to the server are closed after five minutes.";
      assert.notEqual(await verdict(requirement, code(5), languageId), "no");
      assert.equal(await verdict(requirement, code(2), languageId), "no");
    });

  it("are met only by one of their own unit and side", async () => {
    const code =
      "func serve(h http.Handler) *http.Server {\n\treturn &http.Server{Handler: h, MaxHeaderBytes: 1 << 16, IdleTimeout: 2 * time.Minute}\n}\n";
    await expectVerdicts(code, "go", {
      "Headers must not be larger than 64 KiB.": "yes",
      "Headers must be larger than 64 KiB.": "unsure",
      "Headers have at least 64 KiB.": "unsure",
      "Callers wait for up to five seconds.": "unsure",
      "Requests are aborted after two minutes.": "unsure",
    });
  });

  it("speak of the whole class where they are called by nothing else", async () => {
    const code =
      "class PasswordResetService { static readonly TimeSpan Lifetime = TimeSpan.FromHours(1); string Issue(Guid user) { var token = NewToken(); _tokens.Save(user, token, _clock.UtcNow + Lifetime); return token; } }";
    await expectVerdicts(code, "csharp", {
      "Password reset tokens expire after 60 minutes.": "yes",
      "Password reset tokens expire after a day.": "no",
      "Invitations expire after a day.": "unsure",
    });
  });
});

describe("what is taken where nothing is given", () => {
  const ports: readonly (readonly [languageId: string, code: string])[] = [
    [
      "go",
      "func listen(cfg Config) error {\n\tif cfg.Port == 0 {\n\t\tcfg.Port = 8443\n\t}\n\treturn start(cfg.Port)\n}\n",
    ],
    [
      "typescript",
      "function listen(config: Config) { const port = config.port ?? 8443; return start(port); }",
    ],
    ["python", "def listen(config):\n    port = int(config.get('port', 8443))\n    return start(port)\n"],
    [
      "java",
      "class A { Server listen(Config config) { int port = config.getPort() == null ? 8443 : config.getPort(); return start(port); } }",
    ],
    [
      "csharp",
      "class A { Server Listen(Config config) { var port = config.Port ?? 8443; return Start(port); } }",
    ],
    ["rust", "fn listen(config: &Config) -> Server { let port = config.port.unwrap_or(8443); start(port) }"],
    ["php", "<?php function listen(array $config) { $port = $config['port'] ?? 8443; return start($port); }"],
    ["ruby", "def listen(config)\n  port = config[:port] || 8443\n  start(port)\nend\n"],
  ];
  for (const [languageId, code] of ports)
    it(`is a number in ${languageId}`, async () => {
      await expectVerdicts(code, languageId, {
        "If no port is configured, we listen on 8443.": "yes",
        "If no port is configured, we listen on 8080.": "no",
        "If no host is configured, we listen on 8080 of localhost.": "unsure",
      });
    });

  it("is a word, and may be put off with", async () => {
    const level =
      "function level(config: Config) { const level = config.logLevel ?? 'warn'; return parse(level); }";
    await expectVerdicts(level, "typescript", {
      "Unless configured otherwise, the log level is warn.": "yes",
      "Unless configured otherwise, the log level is info.": "no",
    });
    const orders =
      "@router.get('/orders')\ndef list_orders(page: int = Query(1, ge=1), per_page: int = Query(25, ge=1, le=200)):\n    return find_orders(page, per_page)\n";
    await expectVerdicts(orders, "python", {
      "The order list has 25 per page unless the client asks for something else.": "yes",
      "The order list has 50 per page unless the client asks for something else.": "no",
    });
    const pool =
      "impl Pool { fn new(config: &Config) -> Pool { let size = config.max_connections.unwrap_or(16).clamp(1, 64); Pool::with(size) } }";
    await expectVerdicts(pool, "rust", {
      "The pool holds 16 connections by default, and never more than 64.": "yes",
      "The pool holds 8 connections by default.": "no",
      "When all connections are busy, callers wait for up to five seconds.": "unsure",
    });
  });
});
