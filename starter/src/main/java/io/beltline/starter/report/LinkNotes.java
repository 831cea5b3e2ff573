package io.beltline.starter.report;

import io.beltline.starter.terminal.Colours;
import io.beltline.starter.view.Words;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.LinkStatus.Lag;
import io.beltline.workflows.replication.LinkStatus.State;
import io.beltline.workflows.step.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a table has no place for: why a link does not run, what is not ready, what it holds back.
 */
final class LinkNotes {
  private LinkNotes() {}

  static List<String> of(LinkStatus link, Colours colours) {
    List<String> notes = new ArrayList<>();
    if (link.state() == State.UNCONFIGURED) {
      return notes;
    }
    String way = link.direction() == Direction.FORWARD ? "src -> dst" : "src <- dst";
    if (!link.reason().isEmpty()) {
      String reason = "%s: %s".formatted(way, link.reason());
      notes.add(link.state() == State.DOWN ? colours.bad(reason) : reason);
    }
    behind(way, link).ifPresent(notes::add);
    if (link.tablesReady() < link.tables()) {
      notes.add(ready(way, link));
      unfinished(way, link).forEach(notes::add);
    }
    if (link.retainedWalBytes() != null) {
      notes.add(
          "%s: its slot holds back %s of WAL on the %s"
              .formatted(way, Words.bytes(link.retainedWalBytes()), link.direction().provider()));
    }
    return notes;
  }

  /** In seconds; in bytes too for the back link, which has no columns. */
  private static Optional<String> behind(String way, LinkStatus link) {
    Lag lag = link.lag();
    if (lag == null) {
      return Optional.empty();
    }
    List<String> amounts = new ArrayList<>();
    if (link.direction() == Direction.BACK) {
      amounts.add("sent_lag " + Words.bytes(lag.sentBytes()));
      amounts.add("flush_lag " + Words.bytes(lag.flushBytes()));
      amounts.add("write_lag " + Words.bytes(lag.writeBytes()));
      amounts.add("replay_lag " + Words.bytes(lag.replayBytes()));
    }
    Double seconds = lag.replaySeconds();
    if (seconds != null) {
      amounts.add(Words.duration(Duration.ofMillis(Math.round(seconds * 1000))) + " behind");
    }
    return amounts.isEmpty()
        ? Optional.empty()
        : Optional.of("%s: %s".formatted(way, String.join(", ", amounts)));
  }

  private static String ready(String way, LinkStatus link) {
    Long seconds = link.remainingSeconds();
    return "%s: %d of %s ready%s"
        .formatted(
            way,
            link.tablesReady(),
            Words.count(link.tables(), "table", "tables"),
            seconds == null
                ? ""
                : ", the rest in about " + Words.duration(Duration.ofSeconds(seconds)));
  }

  private static List<String> unfinished(String way, LinkStatus link) {
    List<String> lines = new ArrayList<>();
    for (Progress.Item table : link.unfinished()) {
      lines.add(
          "%s: %s %s%s"
              .formatted(
                  way,
                  table.name(),
                  table.state(),
                  table.total() > 0
                      ? ", %s of %s"
                          .formatted(Words.bytes(table.done()), Words.bytes(table.total()))
                      : ""));
    }
    return Shortened.of(lines);
  }
}
