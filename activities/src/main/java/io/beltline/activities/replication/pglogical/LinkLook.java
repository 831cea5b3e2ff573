package io.beltline.activities.replication.pglogical;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.replication.LinkStatus.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a link for whoever asks how it stands, and finds out why it does not run. Changes
 * nothing: a crashed worker is not woken, and no marker is sent.
 */
final class LinkLook {
  private static final String TOTAL_SIZE = Statements.of(LinkLook.class, "total_size.sql");

  /** Long enough for a worker between two starts, and to measure how fast a copy grows. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  private final Ends ends;
  private final List<Table> carried;

  private LinkLook(Ends ends, List<Table> carried) {
    this.ends = ends;
    this.carried = carried;
  }

  /** How the link stands now. */
  static LinkStatus at(Ends ends) throws SQLException {
    return new LinkLook(ends, TableSet.carried(ends)).look();
  }

  private LinkStatus look() throws SQLException {
    Optional<Subscription> found = subscription();
    if (found.isEmpty()) {
      return status(State.UNCONFIGURED, "", null, null);
    }
    if (!LinkRemoval.hasPglogical(ends.provider())) {
      String reason = "the %s has no extension pglogical".formatted(ends.providerSide());
      return status(State.DOWN, reason, null, null);
    }
    CopyProgress progress = CopyProgress.of(ends, carried);
    LinkMoment first = moment(found.get(), progress);
    if (first.settled()) {
      return status(first, null);
    }
    ends.attempt().pause(BETWEEN_LOOKS);
    Optional<Subscription> again = subscription();
    if (again.isEmpty()) {
      return status(State.UNCONFIGURED, "", null, null);
    }
    LinkMoment second = moment(again.get(), progress);
    return status(second, second.secondsLeft(first));
  }

  private Optional<Subscription> subscription() throws SQLException {
    return LinkRemoval.hasPglogical(ends.subscriber())
        ? Subscriptions.find(ends)
        : Optional.empty();
  }

  private LinkMoment moment(Subscription link, CopyProgress progress) throws SQLException {
    return new LinkMoment(
        link, LinkSlot.find(ends.provider(), link.slot()), progress.look(link), System.nanoTime());
  }

  private LinkStatus status(LinkMoment moment, @Nullable Long secondsLeft) throws SQLException {
    String reason =
        switch (moment.state()) {
          case DOWN -> whyDown(moment);
          case INITIALIZING ->
              moment.copy().summary()
                  + SlotBirth.awaited(ends.provider(), moment.subscription().slot());
          case REPLICATING -> whatIsMissing(moment);
          case UNCONFIGURED -> "";
        };
    return status(moment.state(), reason, moment, secondsLeft);
  }

  private LinkStatus status(
      State state, String reason, @Nullable LinkMoment moment, @Nullable Long secondsLeft)
      throws SQLException {
    LinkSlot slot = moment == null ? null : moment.slot().orElse(null);
    return new LinkStatus(
        ends.link().direction(),
        state,
        reason,
        slot == null ? null : slot.lag(),
        slot == null ? null : slot.retainedBytes(),
        state == State.UNCONFIGURED ? 0 : carried.size(),
        moment == null ? 0 : moment.copy().readyTables(),
        size(ends.provider()),
        size(ends.subscriber()),
        secondsLeft,
        moment == null ? List.of() : moment.copy().unfinished());
  }

  private String whyDown(LinkMoment moment) throws SQLException {
    Subscription link = moment.subscription();
    if (link.worker() == Worker.DISABLED) {
      return "subscription %s on the %s is disabled"
          .formatted(ends.subscription(), ends.subscriberSide());
    }
    if (moment.lostItsSlot()) {
      return "slot %s is gone from the %s, or was given up by the server; what was written there since cannot be replicated any more"
          .formatted(link.slot(), ends.providerSide());
    }
    String what =
        link.copyFailed()
            ? "its initial copy failed"
            : link.worker() == Worker.DOWN
                ? "its apply worker does not run"
                : "its apply worker runs, and slot " + link.slot() + " is not in use";
    return Diagnosis.of(ends).reason(what);
  }

  private String whatIsMissing(LinkMoment moment) throws SQLException {
    Optional<Side> lost = Marker.missing(ends);
    if (lost.isPresent()) {
      return "table beltline.marker is gone from the %s, so that nothing can prove what has arrived"
          .formatted(lost.get());
    }
    int ready = moment.copy().readyTables();
    return ready == carried.size()
        ? ""
        : "%d of %d tables are ready".formatted(ready, carried.size());
  }

  private long size(Connection connection) throws SQLException {
    List<String> oids =
        Tables.readWithoutSizes(connection, ends.attempt().configuration().scope()).all().stream()
            .map(table -> String.valueOf(table.oid()))
            .toList();
    return Query.of(connection, TOTAL_SIZE, oids).number();
  }
}
