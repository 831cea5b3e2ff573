package io.beltline.workflows.cutover;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/**
 * The search attributes by which cutovers are found in the Temporal UI. Registered by the worker.
 */
public final class BeltSearchAttributes {
  /** The datacenter's name. */
  public static final SearchAttributeKey<String> DATACENTER =
      SearchAttributeKey.forKeyword("BeltDatacenter");

  /** The pair's name in its datacenter. */
  public static final SearchAttributeKey<String> DATABASE =
      SearchAttributeKey.forKeyword("BeltDatabase");

  /** The {@link Phase}. */
  public static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("BeltPhase");

  /** The {@link Gate} that waits; {@code none} otherwise. */
  public static final SearchAttributeKey<String> GATE = SearchAttributeKey.forKeyword("BeltGate");

  /** All of them. */
  public static final List<SearchAttributeKey<String>> ALL =
      List.of(DATACENTER, DATABASE, PHASE, GATE);

  /** The value of {@link #GATE} when no gate waits. */
  public static final String NO_GATE = "none";

  private BeltSearchAttributes() {}
}
