package io.beltline.activities.precheck;

import io.beltline.activities.schema.PostgresPrograms;
import io.beltline.workflows.precheck.Finding;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The worker has the programs that carry the schema, new enough for both servers. */
final class ClientProgramsCheck implements PairCheck {
  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination) {
    int major = Math.max(source.majorVersion(), destination.majorVersion());
    try {
      PostgresPrograms.restoringInto(major);
      return List.of();
    } catch (ApplicationFailure e) {
      return List.of(
          FindingCode.CLIENT_PROGRAMS.blocker(
              "worker",
              e.getOriginalMessage(),
              "Install the client of version %d there.".formatted(major)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
