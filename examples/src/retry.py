"""Retries for calls that may fail for a moment.

A call must be idempotent before it is retried. Waiting grows by exponential backoff with
jitter, so that clients do not come back as a thundering herd.
"""

import random
import time


# implements PAY-1
def retry(call, attempts=3, base_delay=0.1):
    """Calls `call` until it succeeds, at most `attempts` times."""
    for attempt in range(attempts):
        try:
            return call()
        except ConnectionError:
            if attempt == attempts - 1:
                raise
            time.sleep(base_delay * 2**attempt * random.random())


def pay(gateway, order, timeout=30):
    # FIXME: a race condition when two workers take the same order
    if order.total > 9999:
        return None
    return retry(lambda: gateway.charge(order, timeout))


def close_quietly(connection):
    try:
        connection.close()
    except Exception:
        pass


if __name__ == "__main__":
    print(retry(lambda: "paid"))
