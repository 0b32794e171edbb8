import { list } from "../list.ts";
import type { Concept } from "./concept.ts";

/** Threads, locks, timers and what comes later. */
export const concurrencyConcepts: readonly Concept[] = [
  {
    words: list(`
      thread, multithreading, multi-threading, multithreaded, multi-threaded, threading, spawn thread, start thread, create thread,
      concurrency, parallelism, worker thread, web worker, worker, thread pool`),
    calls: list(`
      new Worker, new SharedWorker, threading., _thread.start_new_thread, ThreadPoolExecutor,
      ProcessPoolExecutor, multiprocessing., concurrent.futures., py:Thread, new Thread, Executors., new
      ThreadPoolExecutor, new ForkJoinPool, CompletableFuture.runAsync, CompletableFuture.supplyAsync,
      Thread.startVirtualThread, Thread.ofVirtual, Task.Run, Task.Factory.StartNew, Parallel.For,
      Parallel.ForEach, ThreadPool.QueueUserWorkItem, thread.spawn, std.thread.spawn, thread.scope,
      rayon., .par_iter, .into_par_iter, tokio.spawn, tokio.task.spawn_blocking, Thread.new, Thread.start,
      Thread.fork, Ractor.new, Concurrent., pthread_create, std.thread, std.async, std.jthread,
      thrd_create, new std.thread, go:wg.Add, go:wg.Wait, new parallel.Runtime, pcntl_fork`),
    modules: list(`
      worker_threads, cluster, threading, multiprocessing, concurrent.futures, _thread,
      java.util.concurrent, System.Threading, System.Threading.Tasks, std::thread, rayon, crossbeam,
      thread, pthread.h, threads.h, future, concurrent-ruby`),
    names: list("std.thread, std.jthread, std.async, Thread, Runnable, ExecutorService, go_statement"),
    hints: list("thread, worker, parallel, concurren, pool, spawn, task, async, executor"),
  },
  {
    words: list("lock, mutex, locking, semaphore, synchronization, synchronisation, critical section"),
    calls: list(`
      threading.Lock, threading.RLock, threading.Semaphore, threading.Condition, asyncio.Lock,
      asyncio.Semaphore, py:Lock, py:RLock, go:.Lock, go:.RLock, go:.Unlock, Mutex.new, RwLock.new,
      Monitor.new, Monitor.Enter, new ReentrantLock, new ReentrantReadWriteLock, new Semaphore, new
      SemaphoreSlim, new Mutex, java:.lock, pthread_mutex_lock, pthread_mutex_init, std.lock_guard,
      std.unique_lock, std.scoped_lock, flock, Atomics.wait, sh:flock, navigator.locks.request, rs:.lock`),
    modules: list(
      "mutex, async-mutex, java.util.concurrent.locks, parking_lot, semaphore, rb:monitor, proper-lockfile",
    ),
    names: list(`
      Mutex, RwLock, sync.Mutex, sync.RWMutex, std.mutex, std.lock_guard, std.unique_lock,
      std.scoped_lock, lock_statement, ReentrantLock, synchronized_statement`),
    hints: list("lock, mutex, semaphore, sync, monitor"),
  },
  {
    words: list("timer, timeout, interval, settimeout, sleep, delay, wait, sleep call"),
    calls: list(`
      setTimeout, setInterval, setImmediate, requestAnimationFrame, time.sleep, asyncio.sleep, py:sleep,
      time.Sleep, time.After, time.AfterFunc, time.NewTimer, time.NewTicker, time.Tick, Thread.sleep,
      TimeUnit.SECONDS.sleep, new Timer, Task.Delay, Thread.Sleep, thread.sleep, std.thread.sleep,
      tokio.time.sleep, php:sleep, usleep, rb:sleep, Kernel.sleep, cpp:sleep, nanosleep,
      std.this_thread.sleep_for, sh:sleep, sh:timeout, threading.Timer, context.WithTimeout`),
    modules: ["timers", "timers/promises"],
    hints: list("sleep, timer, delay, wait, timeout, interval, tick"),
  },
  {
    words: ["promise"],
    calls: list("new Promise, Promise., .then, .finally, .catch"),
    modules: ["bluebird", "q", "es6-promise"],
    names: ["Promise", "await_expression", "async"],
    hints: ["promise", "async", "defer", "future"],
  },
  {
    words: ["callback"],
    calls: ["callback", "cb", "done", "next"],
    modules: [],
    names: ["callback", "cb"],
    hints: list("call, cb, done, next, handler, fn, func, then, on"),
  },
  {
    words: ["stream", "java stream", "stream api"],
    calls: list(`
      java:.stream, java:.parallelStream, Stream.of, IntStream., js:.pipe, js:pipeline, stream.,
      createReadStream, createWriteStream, new Readable, new Transform, new Writable, new ReadableStream`),
    modules: ["stream", "stream/promises", "java.util.stream"],
    names: list("Stream, IntStream, Readable, Writable, Transform, ReadableStream"),
    hints: list("stream, pipe, flow, reader, writer"),
  },
  {
    words: list("retry, retried, retrying, retry mechanism, retry logic, backoff, exponential backoff"),
    calls: list(
      "tenacity., backoff., pRetry, asyncRetry, Policy.Handle, Retry.of, retry_with_backoff, new RetryTemplate",
    ),
    modules: list(`
      p-retry, async-retry, tenacity, backoff, retrying, Polly, io.github.resilience4j.retry, org.springframework.retry,
      github.com/cenkalti/backoff, github.com/avast/retry-go, tokio_retry, backon`),
    names: list("Retryable, RetryPolicy, retryWhen, maxRetries, max_retries"),
    hints: list(`
      retry, retries, attempt, tries, again, backoff, resilien, policy, for_statement, for_in_statement, while_statement,
      do_statement, for_each_statement, foreach_statement, enhanced_for_statement, for_expression, loop_expression,
      while_expression, while_modifier, until, retry_statement, range_based_for_statement, for_range_loop`),
  },
];
