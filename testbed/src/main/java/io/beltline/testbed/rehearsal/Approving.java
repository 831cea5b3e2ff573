package io.beltline.testbed.rehearsal;

import java.util.function.BooleanSupplier;

/** Disturbs nothing, and approves each gate as soon as it is reached. */
public final class Approving implements Interventions {

  @Override
  public void started(Stage stage, BooleanSupplier settled) {}

  @Override
  public void beforeTheOutage() {}

  @Override
  public Decision decide(Cutover cutover, String gate) {
    cutover.approve(gate);
    return gate.equals(Cutover.TEARDOWN) ? Decision.TEAR_DOWN : Decision.CUT_OVER;
  }
}
