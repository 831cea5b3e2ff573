package io.beltline.testbed.chaos;

import io.beltline.testbed.ledger.Side;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong at an execution of a step. */
enum Disturbance {
  /** The worker is killed before the step's first look. */
  BEFORE,
  /** The worker is killed in the middle of the step. */
  WITHIN,
  /** The worker is killed when all is done and nobody has heard of it. */
  AFTER,
  /** The worker stands still in the middle of the step; it goes on when another one has done it. */
  STOPS,
  /** The source crashes and is started again. */
  SOURCE_CRASHES,
  /** The destination crashes and is started again. */
  DESTINATION_CRASHES,
  /** The source stands still for longer than the outage may last. */
  SOURCE_FREEZES,
  /** The destination stands still for longer than the outage may last. */
  DESTINATION_FREEZES;

  /** Whether it happens to an execution at all. */
  boolean concerns(Execution execution) {
    return switch (this) {
      case BEFORE -> true;
      case AFTER -> !execution.is("watch");
      case WITHIN -> execution.is("several") || execution.is("long") || execution.is("outage");
      case STOPS -> execution.is("long") || execution.is("outage");
      case SOURCE_CRASHES, DESTINATION_CRASHES -> execution.is("crash");
      case SOURCE_FREEZES, DESTINATION_FREEZES -> execution.is("freeze");
    };
  }

  boolean isDeath() {
    return this == BEFORE || this == WITHIN || this == AFTER;
  }

  boolean isCrash() {
    return this == SOURCE_CRASHES || this == DESTINATION_CRASHES;
  }

  boolean isFreeze() {
    return this == SOURCE_FREEZES || this == DESTINATION_FREEZES;
  }

  /** The server to which it happens, if it is one. */
  Optional<Side> server() {
    return switch (this) {
      case SOURCE_CRASHES, SOURCE_FREEZES -> Optional.of(Side.SOURCE);
      case DESTINATION_CRASHES, DESTINATION_FREEZES -> Optional.of(Side.DESTINATION);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
