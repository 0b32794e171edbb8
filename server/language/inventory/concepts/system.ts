import { list } from "../list.ts";
import type { Concept } from "./concept.ts";

/** What a program has from the system it runs on: environment, processes, console, exit. */
export const systemConcepts: readonly Concept[] = [
  {
    words: list(`
      environment variable, env variable, env var, environment, read environment, read environment
      variable, access environment variable, process environment`),
    calls: list(`
      os.getenv, os.environ.get, os.environ.setdefault, os.Getenv, os.LookupEnv, os.Setenv, os.Environ,
      System.getenv, Environment.GetEnvironmentVariable, Environment.GetEnvironmentVariables, env.var,
      env.vars, std.env.var, std.env.vars, env!, option_env!, getenv, putenv, setenv, std.getenv,
      ENV.fetch, ENV.[], Deno.env.get, sh:env, sh:printenv, sh:export, py:getenv, dotenv.config,
      load_dotenv`),
    modules: ["dotenv", "environs", "decouple"],
    names: list("process.env, os.environ, environ, import.meta.env, $_ENV, ENV, Deno.env, _ENV"),
    hints: ["env"],
  },
  {
    words: list(`
      subprocess, process, child process, shell command, external command, run command, run shell command,
      execute command, execute shell command, spawn process, start process, call shell, system command,
      external program, run external command, run external program, run program, shell, shell out, system
      call`),
    calls: list(`
      child_process., cp.exec, cp.spawn, execSync, spawnSync, js:spawn, js:exec, js:execFile,
      execFileSync, js:fork, execa, execaSync, subprocess., os.system, os.popen, os.execv, os.execvp,
      os.spawnl, py:Popen, pexpect., asyncio.create_subprocess_exec, asyncio.create_subprocess_shell,
      exec.Command, exec.CommandContext, Command.new, process.Command.new, Runtime.getRuntime().exec,
      .getRuntime().exec, new ProcessBuilder, Process.Start, new Process, new ProcessStartInfo, php:exec,
      shell_exec, php:system, passthru, proc_open, php:popen, rb:system, rb:exec, rb:spawn, Open3.,
      IO.popen, Process.spawn, Kernel.system, cpp:system, cpp:popen, cpp:fork, execv, execvp, execl,
      execlp, execve, posix_spawn, std.system, CreateProcess, Deno.Command, new Deno.Command, Bun.spawn`),
    modules: list(`
      child_process, execa, shelljs, cross-spawn, subprocess, pexpect, os/exec, std::process::Command,
      open3, zx`),
    names: ["ProcessBuilder", "ProcessStartInfo"],
    hints: list("exec, spawn, shell, command, process, cmd"),
  },
  {
    words: list(`
      console, print, print to console, console output, console log, print statement, standard output,
      stdout, write to console, write to stdout, log to console, print anything, output anything,
      console.log statement, print something`),
    calls: list(`
      console., py:print, sys.stdout.write, fmt.Print, fmt.Println, fmt.Printf, fmt.Fprintln, fmt.Fprintf,
      go:println, go:print, System.out.println, System.out.print, System.out.printf, System.err.println,
      Console.WriteLine, Console.Write, println, print, eprintln, eprint, dbg, println!, print!,
      eprintln!, eprint!, dbg!, printf, puts, putchar, fputs, echo, print_r, var_dump, rb:p, rb:pp,
      rb:puts, rb:print, $stdout.puts, STDOUT.puts, process.stdout.write, sh:echo, sh:printf, Write-Host,
      Write-Output, std.print, std.println`),
    modules: [],
    names: list("std.cout, cout, std.cerr, cerr, std::cout, std::cerr"),
    hints: list("print, log, out, write, echo, console"),
  },
  {
    words: list("logging, logger, log, log message, log anything, logged, write log, logging library"),
    calls: list(`
      console., logging., logger., log., Log., LOG., LOGGER., _logger., this.logger., self.logger.,
      loguru., winston., pino, slog., zap., logrus., tracing., info!, warn!, error!, debug!, trace!,
      error_log, syslog, Rails.logger., Logger.new, Logger.getLogger, LoggerFactory.getLogger,
      LogManager.getLogger, sh:logger, Debug.Log, spdlog., glog.`),
    modules: [
      "winston",
      "pino",
      "bunyan",
      "log4js",
      "loglevel",
      "debug",
      "logging",
      "loguru",
      "structlog",
      "log",
      "log/slog",
      "go.uber.org/zap",
      "github.com/sirupsen/logrus",
      "tracing",
      "env_logger",
      "org.slf4j",
      "java.util.logging",
      "org.apache.logging.log4j",
      "Serilog",
      "NLog",
      "Microsoft.Extensions.Logging",
      "logger",
      "Monolog",
      "Psr\\Log",
      "spdlog/spdlog.h",
      "glog/logging.h",
    ],
    names: ["ILogger", "Logger"],
    hints: ["log", "trace", "audit"],
  },
  {
    words: list(`
      user input, stdin, standard input, keyboard input, read input, read user input, ask user, console
      input, read from stdin, command line argument, command-line argument, cli argument, argv`),
    calls: list(`
      py:input, raw_input, sys.stdin.read, sys.stdin.readline, readline.createInterface, js:prompt,
      js:confirm, bufio.NewReader, bufio.NewScanner, fmt.Scan, fmt.Scanln, fmt.Scanf, new Scanner,
      Console.ReadLine, Console.ReadKey, Console.Read, io.stdin, std.io.stdin, stdin, rb:gets, STDIN.read,
      $stdin.read, php:readline, fgets, scanf, getchar, std.getline, sh:read, argparse.ArgumentParser,
      ArgumentParser, flag.Parse, flag.String, env.args, std.env.args, getopt, sh:getopts,
      OptionParser.new`),
    modules: list(`
      readline, argparse, click, typer, optparse, getopt, flag, github.com/spf13/cobra, clap, commander,
      yargs, minimist, inquirer, prompts`),
    names: list(`
      process.stdin, process.argv, sys.stdin, sys.argv, os.Stdin, os.Args, ARGV, System.in, std.cin, cin,
      std::cin, $argv`),
    hints: list("input, arg, stdin, prompt, read, param"),
  },
  {
    words: list(`
      memory allocation, manual memory management, heap allocation, malloc, dynamic memory, allocate
      memory`),
    calls: list(`
      malloc, calloc, realloc, free, cpp:new , std.malloc, alloca, Box.new, alloc.alloc,
      Marshal.AllocHGlobal, Buffer.alloc, Buffer.allocUnsafe`),
    modules: [],
    names: ["new_expression", "delete_expression"],
    hints: ["alloc", "new", "buffer", "make"],
  },
  {
    words: list("exit, process exit, exit process, terminate process, exit program"),
    calls: list(`
      process.exit, sys.exit, os._exit, py:exit, py:quit, os.Exit, log.Fatal, log.Fatalf, log.Fatalln,
      System.exit, Environment.Exit, process.exit, std.process.exit, php:exit, php:die, exit, die,
      rb:abort, abort, _exit, std.exit, sh:exit, Deno.exit`),
    modules: [],
    names: ["exit_statement"],
    hints: list("exit, quit, die, abort, fatal"),
  },
];
