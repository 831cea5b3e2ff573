package io.beltline.workflows.step;

import io.beltline.workflows.evidence.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a running step tells about itself in its heartbeats: seen in the Temporal UI under pending
 * activities, and by {@code belt cutover status}.
 *
 * @param summary one line for a human
 * @param done how far, in {@code unit}
 * @param total of how much, in {@code unit}; 0 when not known
 * @param unit such as {@code bytes}, {@code rows}, {@code indexes}
 * @param items the parts that are worth a line of their own, at most {@link #MAX_ITEMS}, unfinished
 *     ones first
 * @param evidence what a watching step sees right now
 */
public record Progress(
    String summary,
    long done,
    long total,
    String unit,
    List<Item> items,
    @Nullable Evidence evidence) {

  /** Heartbeats stay small however many tables there are. */
  public static final int MAX_ITEMS = 50;

  public Progress {
    items =
        items == null
            ? List.of()
            : List.copyOf(items.subList(0, Math.min(items.size(), MAX_ITEMS)));
  }

  /** Progress in words and a total. */
  public static Progress of(String summary, long done, long total, String unit) {
    return new Progress(summary, done, total, unit, List.of(), null);
  }

  /** The same with a line for each part. */
  public Progress withItems(List<Item> parts) {
    return new Progress(summary, done, total, unit, parts, evidence);
  }

  /** The same with more in its summary. */
  public Progress remarked(String remark) {
    return new Progress(summary + "; " + remark, done, total, unit, items, evidence);
  }

  /** What a watching step sees. */
  public static Progress watching(Evidence evidence) {
    return new Progress(evidence.summary(), 0, 0, "", List.of(), evidence);
  }

  /**
   * One part, such as a table.
   *
   * @param name of the part
   * @param state in a word: {@code waiting}, {@code copying}, {@code ready}
   * @param done how far, in the unit of the whole
   * @param total of how much
   */
  public record Item(String name, String state, long done, long total) {}
}
