package io.beltline.workflows.replication;

import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;

/**
 * One replication link of a pair.
 *
 * @param pair whose link it is
 * @param engine what carries it
 * @param direction forward (source to destination) or back
 */
public record Link(Pair pair, EngineKind engine, Direction direction) {}
