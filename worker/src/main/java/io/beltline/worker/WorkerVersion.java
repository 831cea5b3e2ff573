package io.beltline.worker;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class WorkerVersion implements IVersionProvider {

  /** The version, or {@code unpackaged} when the classes do not come from the jar. */
  public static String get() {
    String version = WorkerVersion.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "unpackaged");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"beltline " + get()};
  }
}
