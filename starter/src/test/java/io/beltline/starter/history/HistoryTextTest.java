package io.beltline.starter.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beltline.starter.terminal.Colours;
import org.junit.jupiter.api.Test;

class HistoryTextTest {
  @Test
  void tellsARunInTheOrderOfTime() {
    assertEquals(
        """
        cutover/prod/orders
        run         run-1; Temporal has 2 earlier runs before it
        started     2026-11-21 08:00:00 UTC by ana
        runs        for 1 h 30 min
        stands at   opened (running)
        people      1 gate waited 23 min 20 s in all; 2 requests
        outages     1, of them 1 opened the other side; writes were refused for 142 ms in all
        stopped     Analyze: DiskFull: disk full. Free space.
        type        belt cutover resume prod orders when it is mended

        Saturday 2026-11-21, UTC
        08:00:00  prepare, 1 h 0 min
                  roles, schema, forward link, initial copy
        08:00:00    ! EnsureSchema, 12.0 s, 3 attempts
                      attempt 2: LockTimeout: a lock was not to be had. It is tried again.
        08:00:01    > rollback, as signal from ui
                      not used: too early
        09:00:00  await-revoke-logins, 23 min 20 s
                  ready for the write outage; it waits for green evidence and a human
        09:00:00    = gate revoke-logins, waited 23 min 20 s, approved by ana (CHG-7)
        09:23:19    > approve revoke-logins by ana (CHG-7), as update from belt:ana
                      answered: gate revoke-logins approved
        09:23:20  outage, 142 ms
                  the write outage, towards the destination
        09:23:20      Fence, 33 ms
        09:23:20    # write outage forward, 142 ms, destination opened
        09:23:20  opened, 6 min 39 s so far
                  the destination is open; forward link removed, statistics, comparison of all rows
        09:23:20      Analyze, runs, 6 min 39 s so far

        outage forward, 142 ms, destination opened
          265 ms were predicted. 0.5 % of the budget of 30000 ms.
          Fence                          33 ms, from      0 ms    23 %
          Drain                         109 ms, from     33 ms    77 %\
        """,
        String.join(
            "\n", new HistoryText(new Colours(false)).lines(Sample.noted("CHG-7"), Sample.NOW)));
  }
}
