package io.beltline.activities.precheck;

import io.beltline.activities.schema.SchemaTrial;
import io.beltline.activities.schema.TrialOutcome;
import io.beltline.activities.step.Attempt;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import java.sql.SQLException;
import java.util.List;

/** The destination takes the source's schema. Worth a try only when nothing else is in its way. */
final class SchemaTrialCheck implements PairCheck {
  private final Attempt attempt;

  SchemaTrialCheck(Attempt attempt) {
    this.attempt = attempt;
  }

  @Override
  public List<Finding> findings(InspectedSide source, InspectedSide destination)
      throws SQLException {
    TrialOutcome outcome = SchemaTrial.run(attempt);
    return outcome.reason().map(reason -> List.of(finding(outcome, reason))).orElse(List.of());
  }

  private static Finding finding(TrialOutcome outcome, String reason) {
    return outcome.refused()
        ? FindingCode.SCHEMA_REFUSED.blocker(
            Side.DESTINATION,
            "it does not take the source's schema, which was tried and taken back: " + reason,
            "Install there what is missing, or change or drop the object on the source.")
        : FindingCode.SCHEMA_UNTRIED.warning(
            Side.DESTINATION,
            "whether it takes the source's schema is not known, because that could not be tried: "
                + reason,
            "Nothing has to be done: setup restores it all or not at all, and says why. To know before, load belt dump-schema's file into an empty database there.");
  }
}
