package io.beltline.activities.step;

import io.beltline.workflows.pair.Side;
import java.sql.Connection;

/**
 * A session on each side of a pair. They belong to the attempt that opened them, which closes them.
 *
 * @param source the one on the source
 * @param destination the one on the destination
 */
public record PairSessions(Connection source, Connection destination) {

  /** The session on this side. */
  public Connection on(Side side) {
    return side == Side.SOURCE ? source : destination;
  }
}
