package io.beltline.activities.replication;

import io.beltline.activities.engine.EngineDecision;
import io.beltline.activities.engine.ServerOffer;
import io.beltline.activities.replication.builtin.NativeEngine;
import io.beltline.activities.replication.builtin.NativeObjects;
import io.beltline.activities.replication.pglogical.MigrationObjects;
import io.beltline.activities.replication.pglogical.PglogicalEngine;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.PairSessions;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.replication.Link;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Finds the engine of a link. */
public final class Engines {
  private Engines() {}

  /** The engine of this kind. */
  public static ReplicationEngine of(EngineKind kind) {
    return switch (kind) {
      case PGLOGICAL -> new PglogicalEngine();
      case NATIVE -> new NativeEngine();
    };
  }

  /**
   * The engine that a link names. Where it names none: the one whose objects stand for the pair on
   * either side, whatever configuration and servers say by now; or else the one that is decided.
   */
  public static ReplicationEngine of(Attempt attempt, Link link) throws SQLException {
    if (link.engine() != null) {
      return of(link.engine());
    }
    PairSessions sessions = attempt.connectBoth();
    return of(attempt, sessions.source(), sessions.destination());
  }

  /** The same for a pair whose provider cannot be asked: its subscriber alone decides. */
  public static ReplicationEngine ofSubscriber(Attempt attempt, Link link) throws SQLException {
    if (link.engine() != null) {
      return of(link.engine());
    }
    Connection subscriber = attempt.connect(link.direction().subscriber());
    return of(attempt, subscriber, subscriber);
  }

  private static ReplicationEngine of(Attempt attempt, Connection source, Connection destination)
      throws SQLException {
    for (Connection side : List.of(source, destination)) {
      if (NativeObjects.stand(side, attempt.pair())) {
        return of(EngineKind.NATIVE);
      }
      if (MigrationObjects.stand(side, attempt.pair())) {
        return of(EngineKind.PGLOGICAL);
      }
    }
    return of(
        EngineDecision.toUse(
                attempt.configuration().settings().engine(),
                ServerOffer.of(source),
                ServerOffer.of(destination))
            .engine());
  }
}
