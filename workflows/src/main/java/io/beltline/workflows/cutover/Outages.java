package io.beltline.workflows.cutover;

import io.beltline.workflows.evidence.Forecast;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every write outage so far, and which side takes the application's writes because of them. */
final class Outages {
  private final List<Outage> ended = new ArrayList<>();
  private Side writesOn = Side.SOURCE;
  private @Nullable OutageClock running;

  /** One begins, of which this was predicted. */
  OutageClock begin(Direction direction, @Nullable Forecast forecast) {
    Long predicted = forecast == null ? null : Long.valueOf(forecast.millis());
    OutageClock clock = new OutageClock(direction, predicted, Journal.now());
    running = clock;
    return clock;
  }

  void end(Outage outage) {
    ended.add(outage);
    running = null;
  }

  /** Said before the act: from here on nothing but a refusal turns it back. */
  void opens(Side side) {
    writesOn = side;
  }

  /** The side that takes the application's writes, or took them when the running one began. */
  Side writesOn() {
    return writesOn;
  }

  /** The side that takes them now; null while an outage lasts. */
  @Nullable Side writesNowOn() {
    return running == null ? writesOn : null;
  }

  /** Whether the destination was ever opened. */
  boolean everOpened() {
    return ended.stream().anyMatch(Outage::opened);
  }

  /** The last one as something that needs someone, where no gate holds back the next one. */
  Stopped lastAsStopped() {
    String reason = String.valueOf(ended.get(ended.size() - 1).reason());
    return new Stopped(
        "outage",
        "OutageUndone",
        reason + ". Everything is as it was; resume to try again.",
        Journal.now());
  }

  /** All of them, with the running one as far as it has come. */
  List<Outage> all() {
    List<Outage> all = new ArrayList<>(ended);
    if (running != null) {
      all.add(running.soFar());
    }
    return all;
  }
}
