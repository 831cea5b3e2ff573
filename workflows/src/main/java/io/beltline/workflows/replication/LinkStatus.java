package io.beltline.workflows.replication;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.step.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a link stands.
 *
 * @param direction which way it carries
 * @param state in one of four words
 * @param reason why it is down, or what it is at; empty when there is nothing to say
 * @param lag how far behind it is; null without a session of its own on the provider
 * @param retainedWalBytes WAL that its slot holds back on the provider; null without a slot
 * @param tables how many tables it carries
 * @param tablesReady how many of them are past the initial copy
 * @param providerBytes size of the tables in scope on its provider, with indexes
 * @param subscriberBytes the same on its subscriber
 * @param remainingSeconds how long the initial copy takes at its present speed; null when not known
 * @param unfinished the tables that are not ready, at most {@link Progress#MAX_ITEMS}
 */
public record LinkStatus(
    Direction direction,
    State state,
    String reason,
    @Nullable Lag lag,
    @Nullable Long retainedWalBytes,
    int tables,
    int tablesReady,
    long providerBytes,
    long subscriberBytes,
    @Nullable Long remainingSeconds,
    List<Progress.Item> unfinished) {
  public LinkStatus {
    unfinished = List.copyOf(unfinished);
  }

  /** The four words. */
  public enum State {
    /** There is no such link. */
    @JsonProperty("unconfigured")
    UNCONFIGURED,
    /** The initial copy is made. */
    @JsonProperty("initializing")
    INITIALIZING,
    /** Only new writes travel. */
    @JsonProperty("replicating")
    REPLICATING,
    /** Nothing travels. */
    @JsonProperty("down")
    DOWN
  }

  /**
   * How far behind the provider's log the subscriber is.
   *
   * @param sentBytes not yet sent
   * @param writeBytes not yet written
   * @param flushBytes not yet flushed
   * @param replayBytes not yet applied
   * @param replaySeconds age of the latest write that was not applied when the subscriber last
   *     told; null when it is idle
   */
  public record Lag(
      long sentBytes,
      long writeBytes,
      long flushBytes,
      long replayBytes,
      @Nullable Double replaySeconds) {}
}
