package io.beltline.workflows.replication;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import org.jspecify.annotations.Nullable;

/**
 * One replication link of a pair.
 *
 * @param pair whose link it is
 * @param engine what carries it; null for what the pair's configuration and servers decide, as
 *     precheck does, for a command that comes without one
 * @param direction forward (source to destination) or back
 */
public record Link(Pair pair, @Nullable EngineKind engine, Direction direction) {
  /** The link of a pair, by whatever engine the pair has. */
  public static Link of(Pair pair, Direction direction) {
    return new Link(pair, null, direction);
  }
}
