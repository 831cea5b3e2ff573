package io.beltline.activities.replication;

import io.beltline.activities.engine.EngineDecision;
import io.beltline.activities.replication.builtin.NativeEngine;
import io.beltline.activities.replication.pglogical.PglogicalEngine;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.replication.Link;
import java.sql.SQLException;

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

  /** The engine that a link names, or else the one of its pair. */
  public static ReplicationEngine of(Attempt attempt, Link link) throws SQLException {
    EngineKind kind = link.engine();
    return of(kind == null ? EngineDecision.of(attempt).engine() : kind);
  }

  /** The same for a pair whose provider cannot be asked: its subscriber alone decides. */
  public static ReplicationEngine ofSubscriber(Attempt attempt, Link link) throws SQLException {
    EngineKind kind = link.engine();
    return of(
        kind == null
            ? EngineDecision.ofSide(attempt, link.direction().subscriber()).engine()
            : kind);
  }
}
