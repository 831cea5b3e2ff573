package io.beltline.testbed.rehearsal;

import io.beltline.testbed.temporal.TemporalKind;
import picocli.CommandLine.Option;

/** The option that says which Temporal is used. */
public final class TemporalChoice {

  @Option(names = "--temporal", defaultValue = "embedded")
  private TemporalKind kind = TemporalKind.EMBEDDED;

  /** The embedded one when nobody said anything. */
  public TemporalKind kind() {
    return kind;
  }
}
