import { list } from "../list.ts";
import type { Concept } from "./concept.ts";

/** What is done with values: time, order, numbers, reflection. */
export const valuesConcepts: readonly Concept[] = [
  {
    words: list(`
      time, date, clock, current time, system time, current date, timestamp, date and time, system clock,
      get current time`),
    calls: list(`
      new Date, Date.now, Date.parse, Date.UTC, performance.now, process.hrtime, moment, dayjs, time.,
      datetime., date.today, LocalDate., LocalDateTime., Instant., ZonedDateTime.,
      System.currentTimeMillis, System.nanoTime, DateTime., DateTimeOffset., Stopwatch.StartNew, php:time,
      php:date, microtime, strtotime, new DateTime, new DateTimeImmutable, Time.now, Time., Date.today,
      SystemTime.now, Instant.now, Utc.now, Local.now, chrono., std.chrono., std.time, cpp:time,
      gettimeofday, clock_gettime, sh:date, new Calendar, Calendar.getInstance`),
    modules: list(`
      moment, dayjs, date-fns, luxon, datetime, time, arrow, pendulum, java.time, chrono, std::time,
      ctime, time.h, rb:date`),
    names: list("DateTime.Now, DateTime.UtcNow, DateTime, datetime, std.chrono, LocalDate, Temporal"),
    hints: list("time, date, now, clock, day, stamp, second, hour"),
  },
  {
    words: ["reflection", "introspection"],
    calls: list(`
      Reflect., py:getattr, py:setattr, py:hasattr, py:vars, inspect., py:type, reflect., .getClass,
      Class.forName, .getDeclaredMethod, .getDeclaredMethods, .getDeclaredField, .getMethod, cs:.GetType,
      Activator.CreateInstance, Type.GetType, cs:.GetProperty, cs:.GetMethod, new ReflectionClass, new
      ReflectionMethod, get_class, method_exists, property_exists, call_user_func, call_user_func_array,
      .instance_variable_get, .instance_variable_set, rb:.send, .public_send, rb:.respond_to?,
      define_method, std.any.type_name`),
    modules: list("inspect, reflect, java.lang.reflect, System.Reflection, reflect-metadata"),
    names: ["typeof_expression"],
    hints: list("reflect, type, meta, attr, class, prop"),
  },
  {
    words: list("sorting, sort, sorted, sort anything, sort array, sort list"),
    calls: list(`
      .sort, .toSorted, py:sorted, py:.sort, sort., slices.Sort, slices.SortFunc, Arrays.sort,
      Collections.sort, .sorted, Array.Sort, .Sort, .OrderBy, .OrderByDescending, sort, usort, uasort,
      uksort, rsort, ksort, asort, arsort, .sort_by, .sort!, .sort_by!, .sort_unstable, .sort_by_key,
      .sort_unstable_by, std.sort, std.stable_sort, qsort, std.ranges.sort, sh:sort, _.sortBy,
      heapq.nsmallest, .sort_values`),
    modules: ["sort"],
    names: ["order_by_clause"],
    hints: ["sort", "order", "rank"],
  },
  {
    words: ["math", "math function", "trigonometry", "math library"],
    calls: list(`
      Math., math., cmath., np., std.sqrt, std.pow, std.sin, std.cos, sqrt, pow, sin, cos, floor, ceil,
      php:round, abs`),
    modules: list("math, cmath, math.h, numpy, mathjs"),
    names: ["Math", "math"],
    hints: list("math, sqrt, pow, sin, cos, round, floor"),
  },
  {
    words: ["caching", "cache", "cached", "memoization", "memoize", "memoized"],
    calls: list(
      "lru_cache, functools.lru_cache, functools.cache, _.memoize, useMemo, new LRUCache, caches.open",
    ),
    modules: list("lru-cache, node-cache, cachetools, memoizee, Microsoft.Extensions.Caching"),
    names: list("lru_cache, cache, Cache, caches, memo, memoize, Cacheable, MemoryCache, IMemoryCache"),
    hints: list("cache, memo, map, dict, seen, known, store"),
  },
  {
    words: ["mock", "mocked", "mocking", "test double", "stub"],
    calls: list(`
      jest.fn, jest.mock, jest.spyOn, vi.fn, vi.mock, vi.spyOn, sinon., mock., Mock, MagicMock, patch,
      Mockito., mock, when, new Mock, Substitute.For, .createMock, instance_double, double, gomock.,
      EXPECT_CALL, Mockery.mock`),
    modules: list(`
      sinon, unittest.mock, mock, pytest_mock, org.mockito, Moq, NSubstitute, github.com/golang/mock,
      github.com/stretchr/testify/mock, mockall, gmock/gmock.h, Mockery`),
    hints: list("mock, stub, fake, spy, double"),
  },
  {
    words: ["panic"],
    calls: list(`
      panic, go:panic, panic!, rs:.unwrap, rs:.expect, unreachable!, todo!, unimplemented!, log.Panic,
      log.Panicf`),
    modules: [],
    hints: ["panic", "unwrap", "must", "fatal"],
  },
  {
    words: ["unwrap"],
    calls: ["rs:.unwrap"],
    modules: [],
    hints: ["unwrap"],
  },
  {
    words: ["metaprogramming"],
    calls: list(`
      define_method, rb:.send, .instance_variable_get, .instance_variable_set, class_eval, instance_eval,
      .class_eval, .instance_eval, module_eval, py:type, py:setattr, py:getattr, new Proxy, Reflect.`),
    modules: ["metaclass"],
    names: list("method_missing, metaclass, __getattr__, __new__, Proxy"),
    hints: ["meta", "dynamic", "define"],
  },
];
