package io.beltline.workflows.cutover;

import io.beltline.workflows.configuration.PairSettings;
import io.beltline.workflows.evidence.EvidenceRequest;
import io.beltline.workflows.inventory.Baseline;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.replication.EngineKind;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.validation.Verdict;
import org.jspecify.annotations.Nullable;

/** What earlier phases have settled, for those after them. */
final class Settled {
  private final Pair pair;
  private @Nullable PairSettings settings;
  private @Nullable EngineKind engine;
  private @Nullable Baseline baseline;
  private boolean changed;
  private boolean needsSettling;

  Settled(Pair pair) {
    this.pair = pair;
  }

  void settings(PairSettings ofPlan) {
    settings = ofPlan;
  }

  void engine(EngineKind chosen) {
    engine = chosen;
  }

  void baseline(Baseline before) {
    baseline = before;
  }

  void changesBegin() {
    changed = true;
  }

  /** A side has just been opened: the tidying up begins anew. */
  void opened() {
    needsSettling = true;
  }

  void settled() {
    needsSettling = false;
  }

  /** Whether the side that takes the writes was opened and not yet tidied up. */
  boolean needsSettling() {
    return needsSettling;
  }

  PairSettings settings() {
    return known(settings);
  }

  Baseline baseline() {
    return known(baseline);
  }

  Link link(Direction direction) {
    return new Link(pair, known(engine), direction);
  }

  /** What to look at before an outage in this direction; without a verdict it does not count. */
  EvidenceRequest evidence(Direction direction, @Nullable Verdict lastValidation) {
    return new EvidenceRequest(link(direction), settings().maxLagBytes(), lastValidation);
  }

  /** Whether there may be something to remove. */
  boolean changed() {
    return changed;
  }

  private static <T> T known(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(
          "a phase was entered before precheck had settled what it needs");
    }
    return value;
  }
}
