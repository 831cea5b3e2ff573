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

  /** Opens a gate, or waits until somebody else has opened it. */
  void open(Cutover cutover, String gate);
}
