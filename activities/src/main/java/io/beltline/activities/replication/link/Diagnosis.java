package io.beltline.activities.replication.link;

import io.beltline.activities.catalog.Table;
import io.beltline.activities.connection.ServerToServer;
import io.beltline.activities.failure.StepFailures;
import io.beltline.activities.sql.Query;
import io.beltline.activities.sql.Statements;
import io.beltline.activities.words.Names;
import io.beltline.configuration.server.Server;
import io.temporal.failure.ApplicationFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out why a link does not run. Its worker tells nobody but the subscriber's server log, so
 * this looks for the usual causes from outside: an output plugin that the provider does not allow,
 * a replication role that cannot log in, no free slot, tables or columns that the subscriber lacks
 * now or for rows of before, rows that it had before.
 */
final class Diagnosis {
  private static final String PLUGIN_REFUSED = Statements.of(Diagnosis.class, "plugin_refused.sql");
  private static final String LIMITS_REACHED = Statements.of(Diagnosis.class, "limits_reached.sql");
  private static final String COLUMNS = Statements.of(Diagnosis.class, "columns.sql");
  private static final int NAMED = 5;

  private final Ends ends;
  private final List<String> causes = new ArrayList<>();

  /** What may be a cause, and may as well have nothing to do with it. */
  private final List<String> suspicions = new ArrayList<>();

  private Diagnosis(Ends ends) {
    this.ends = ends;
  }

  /** Looks at both ends now. */
  static Diagnosis of(Ends ends) throws SQLException {
    Diagnosis diagnosis = new Diagnosis(ends);
    diagnosis.lookAtProvider();
    diagnosis.tryToLogIn();
    List<Table> carried = ends.carried();
    diagnosis.lookForMissing(carried);
    diagnosis.lookForDropped(carried);
    diagnosis.lookForRows(carried);
    return diagnosis;
  }

  boolean foundCause() {
    return !causes.isEmpty();
  }

  /** The failure, which waits for a human: {@code what} continues "the forward link of dc/db". */
  ApplicationFailure failure(String type, String what) {
    return StepFailures.stop(
        type,
        describe(what),
        "Look for '"
            + ends.mechanism().logWords()
            + "' in the server log of the "
            + ends.subscriberSide()
            + ", and mend the cause.");
  }

  /** The same, but tried again when no cause was found: it may be the network, and pass. */
  ApplicationFailure failureUnlessItPasses(String type, String what) {
    return causes.isEmpty()
        ? StepFailures.later(
            type,
            describe(what)
                + ". The reason stands in the server log of the "
                + ends.subscriberSide()
                + ", near '"
                + ends.mechanism().logWords()
                + "'")
        : failure(type, what);
  }

  /** The same in words, for whoever only looks. */
  String reason(String what) {
    return withCauses(what)
        + "; the server log of the "
        + ends.subscriberSide()
        + " says more, near '"
        + ends.mechanism().logWords()
        + "'";
  }

  /** {@code what}, and the causes and suspicions where there are any. */
  String withCauses(String what) {
    List<String> all = Stream.concat(causes.stream(), suspicions.stream()).toList();
    return all.isEmpty() ? what : what + ": " + String.join("; ", all);
  }

  private String describe(String what) {
    return ends + " " + withCauses(what);
  }

  private void lookAtProvider() throws SQLException {
    String side = "the " + ends.providerSide();
    if (Query.of(ends.provider(), PLUGIN_REFUSED, ends.mechanism().plugin()).isTrue()) {
      causes.add(
          side
              + " refuses the output plugin: add "
              + ends.mechanism().plugin()
              + " to its setting"
              + " output_plugin_libraries and reload it");
    }
    causes.addAll(
        Query.of(ends.provider(), LIMITS_REACHED)
            .list(row -> side + " has no room left: " + row.getString(1) + " is used up"));
  }

  private void tryToLogIn() throws SQLException {
    Server provider = ends.attempt().server(ends.providerSide());
    ServerToServer.Answer answer =
        ServerToServer.tryAsSubscription(
            ends.subscriber(),
            ends.attempt().server(ends.subscriberSide()),
            ends.providerSide(),
            provider,
            ends.attempt().applicationName());
    if (answer.outcome() == ServerToServer.Outcome.REFUSED) {
      causes.add(
          "replication role "
              + provider.replication().name()
              + " cannot log in on the "
              + ends.providerSide()
              + ": "
              + answer.reason());
    }
  }

  private void lookForMissing(List<Table> carried) throws SQLException {
    Set<String> there = new HashSet<>(Query.of(ends.subscriber(), COLUMNS).strings());
    List<String> missing =
        carried.stream()
            .flatMap(t -> t.columns().stream().map(c -> t.name() + " (" + c.name() + ")"))
            .filter(column -> !there.contains(column))
            .limit(NAMED)
            .toList();
    if (!missing.isEmpty()) {
      causes.add("the " + ends.subscriberSide() + " lacks " + String.join(", ", missing));
    }
  }

  private void lookForDropped(List<Table> carried) throws SQLException {
    List<String> dropped = DroppedColumns.onTheirWay(ends, carried);
    if (!dropped.isEmpty()) {
      suspicions.add(
          "rows on their way may hold what was dropped on the %s meanwhile and the %s lacks: %s; add it there with the type that it had, and when the link has caught up belt adopt-schema takes it away"
              .formatted(ends.providerSide(), ends.subscriberSide(), Names.list(dropped, NAMED)));
    }
  }

  private void lookForRows(List<Table> carried) throws SQLException {
    boolean copying = ends.find().map(s -> s.copies() && !s.ready()).orElse(false);
    if (!copying) {
      return;
    }
    List<String> full = SubscriberRows.in(ends, carried, NAMED);
    if (!full.isEmpty()) {
      causes.add(
          "the "
              + ends.subscriberSide()
              + " has rows already in "
              + String.join(", ", full)
              + ", so that the copy meets duplicate keys");
    }
  }
}
