package io.beltline.testbed.rehearsal;

import java.util.function.BooleanSupplier;

/** What happens to a cutover from outside while it is rehearsed. */
public interface Interventions {

  /**
   * The cutover was started.
   *
   * @param settled whether it has come to the first gate, or to nothing
   */
  void started(Stage stage, BooleanSupplier settled);

  /** The first gate is reached. */
  void beforeTheOutage();

  /** Decides what happens at a gate and asks for it, or waits until somebody else has. */
  Decision decide(Cutover cutover, String gate);
}
