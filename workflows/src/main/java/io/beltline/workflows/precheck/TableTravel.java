package io.beltline.workflows.precheck;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How one table of the source will travel.
 *
 * @param table schema-qualified name
 * @param owner the role that owns it
 * @param way how its rows reach the destination
 * @param reason why that way, in words
 * @param primaryKey whether it has a primary key
 * @param key the columns of its primary key, or of its replica identity; empty without either
 * @param bytes its size, without indexes
 * @param estimatedRows the planner's estimate; -1 when never analysed
 */
public record TableTravel(
    String table,
    String owner,
    Way way,
    String reason,
    boolean primaryKey,
    List<String> key,
    long bytes,
    long estimatedRows) {
  public TableTravel {
    key = List.copyOf(key);
  }

  /** How rows reach the destination. */
  public enum Way {
    /** The link carries them. */
    @JsonProperty("replicated")
    REPLICATED,
    /** They are copied behind the fence. */
    @JsonProperty("copied")
    COPIED,
    /** Its partitions carry them. */
    @JsonProperty("by-partitions")
    BY_PARTITIONS,
    /** They do not travel. */
    @JsonProperty("not-at-all")
    NOT_AT_ALL
  }
}
