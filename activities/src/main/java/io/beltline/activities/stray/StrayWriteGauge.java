package io.beltline.activities.stray;

import com.uber.m3.tally.Gauge;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.stray.StrayWrites;
import io.temporal.activity.Activity;
import java.util.Map;

/**
 * The metric {@value #NAME}: how many stray writes are known of a side that this worker watches. It
 * is 0 when the worker does not watch it any more, lest an alarm stays for ever.
 */
final class StrayWriteGauge implements AutoCloseable {
  static final String NAME = "beltline_stray_writes";

  private final Gauge gauge;
  private int atEnd;

  private StrayWriteGauge(Gauge gauge) {
    this.gauge = gauge;
  }

  /** To be called from an activity. */
  static StrayWriteGauge of(Pair pair, Side side) {
    return new StrayWriteGauge(
        Activity.getExecutionContext()
            .getMetricsScope()
            .tagged(Map.of("dc", pair.dc(), "db", pair.db(), "side", side.toString()))
            .gauge(NAME));
  }

  void show(StrayWrites known) {
    gauge.update(known.found().size());
  }

  /** Leaves a full number standing, because nobody watches on once so much is known. */
  StrayWrites last(StrayWrites known) {
    atEnd = known.found().size() == StrayWrites.MAX_FOUND ? StrayWrites.MAX_FOUND : 0;
    return known;
  }

  @Override
  public void close() {
    gauge.update(atEnd);
  }
}
