package io.beltline.activities.catalog;

/** How a table's rows reach the other side. */
public enum Travel {
  /** It has a usable replica identity: the link carries it. */
  REPLICATED,
  /** It has none: it is copied behind the fence. */
  COPIED,
  /** A partitioned parent: its leaves carry the rows. */
  LEAVES
}
