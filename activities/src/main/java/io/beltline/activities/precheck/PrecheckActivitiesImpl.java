package io.beltline.activities.precheck;

import io.beltline.activities.catalog.Sequences;
import io.beltline.activities.catalog.Table;
import io.beltline.activities.catalog.Tables;
import io.beltline.activities.catalog.Travel;
import io.beltline.activities.engine.EngineDecision;
import io.beltline.activities.engine.ServerOffer;
import io.beltline.activities.step.Attempt;
import io.beltline.activities.step.StepRunner;
import io.beltline.configuration.EngineChoice;
import io.beltline.configuration.MigrationScope;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.Finding;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.replication.EngineKind;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes all checks and chooses the engine. */
public final class PrecheckActivitiesImpl implements PrecheckActivities {
  private static final String UNTRIED =
      ". Each server was reached by the other as root user; whether pg_hba.conf lets the"
          + " replication role in shows when the link is made.";

  private final StepRunner steps;

  /** Checks the pairs that these steps run on. */
  public PrecheckActivitiesImpl(StepRunner steps) {
    this.steps = steps;
  }

  @Override
  public PrecheckReport precheck(Pair pair) {
    return steps.run(pair, PrecheckActivitiesImpl::precheck);
  }

  private static PrecheckReport precheck(Attempt attempt) throws SQLException {
    Inspection inspection = new Inspection(attempt);
    EngineChoice asked = attempt.configuration().settings().engine();
    inspection.add(EngineCheck.findings(asked));
    Optional<InspectedSide> source = inspection.open(Side.SOURCE);
    Optional<InspectedSide> destination = inspection.open(Side.DESTINATION);
    List<InspectedSide> open = Stream.concat(source.stream(), destination.stream()).toList();
    Optional<EngineDecision> decision = Optional.empty();
    if (!open.isEmpty()) {
      // Of a side that is closed nothing is known; there is a blocker for that.
      decision =
          Optional.of(
              EngineDecision.of(
                  asked,
                  ServerOffer.of(open.get(0).connection()),
                  ServerOffer.of(open.get(open.size() - 1).connection())));
      for (InspectedSide side : open) {
        inspection.check(side, decision.get().engine());
      }
    }
    if (source.isPresent() && destination.isPresent()) {
      inspection.compare(source.get(), destination.get());
    }
    List<Finding> findings =
        inspection.findings().stream().sorted(Comparator.comparing(Finding::severity)).toList();
    return report(findings, source, decision);
  }

  private static PrecheckReport report(
      List<Finding> findings, Optional<InspectedSide> source, Optional<EngineDecision> decision)
      throws SQLException {
    boolean blocked = findings.stream().anyMatch(f -> f.severity() == Finding.Severity.BLOCKER);
    Optional<EngineDecision> chosen = blocked ? Optional.empty() : decision;
    EngineKind engine = chosen.map(EngineDecision::engine).orElse(null);
    String reason = chosen.map(made -> made.reason() + UNTRIED).orElse("none: there are blockers");
    if (source.isEmpty()) {
      return new PrecheckReport(findings, engine, reason, 0, List.of(), 0, 0);
    }
    MigrationScope scope = source.get().scope();
    Tables tables = Tables.read(source.get().connection(), scope);
    return new PrecheckReport(
        findings,
        engine,
        reason,
        tables.replicated().size(),
        tables.copied().stream().map(table -> table.name().toString()).toList(),
        Math.toIntExact(Sequences.count(source.get().connection(), scope)),
        tables.all().stream()
            .filter(table -> table.travel() != Travel.LEAVES)
            .mapToLong(Table::bytes)
            .sum());
  }
}
