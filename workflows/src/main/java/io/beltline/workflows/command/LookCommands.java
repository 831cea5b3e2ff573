package io.beltline.workflows.command;

import io.beltline.workflows.connection.ConnectionActivities;
import io.beltline.workflows.connection.ConnectionsReport;
import io.beltline.workflows.connection.ConnectivityReport;
import io.beltline.workflows.pair.Direction;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.pair.Side;
import io.beltline.workflows.precheck.DescriptionActivities;
import io.beltline.workflows.precheck.PrecheckActivities;
import io.beltline.workflows.precheck.PrecheckReport;
import io.beltline.workflows.precheck.ServerSummary;
import io.beltline.workflows.precheck.TableTravel;
import io.beltline.workflows.replication.Link;
import io.beltline.workflows.replication.LinkActivities;
import io.beltline.workflows.replication.LinkStatus;
import io.beltline.workflows.schema.SchemaDiff;
import io.beltline.workflows.schema.SchemaDiffActivities;
import io.beltline.workflows.sequence.SequencePositionActivities;
import io.beltline.workflows.sequence.SequenceState;
import io.beltline.workflows.step.StepOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Commands that look at a pair and change nothing. */
final class LookCommands {
  private final ConnectionActivities connections = looking(ConnectionActivities.class);
  private final PrecheckActivities prechecks = looking(PrecheckActivities.class);
  private final DescriptionActivities descriptions = looking(DescriptionActivities.class);
  private final LinkActivities links = looking(LinkActivities.class);
  private final SchemaDiffActivities schemas = looking(SchemaDiffActivities.class);
  private final SequencePositionActivities sequences = looking(SequencePositionActivities.class);

  private final Pair pair;
  private final CommandOptions options;
  private final Said said;

  LookCommands(StepRequest request) {
    this.pair = request.pair();
    this.options = request.options();
    this.said = new Said(request);
  }

  private static <T> T looking(Class<T> activities) {
    return Workflow.newActivityStub(activities, StepOptions.answer());
  }

  StepResult connections() {
    ConnectionsReport report = connections.listConnections(pair, options.except());
    String summary =
        "%d sessions on the source, %d on the destination"
            .formatted(report.source().count(), report.destination().count());
    return said.result(Outcome.DONE, summary, report);
  }

  StepResult checkPkeys() {
    List<TableTravel> tables = descriptions.describeTables(pair);
    Detail.Keys keys =
        new Detail.Keys(
            tables.stream().filter(TableTravel::primaryKey).map(TableTravel::table).toList(),
            tables.stream().filter(t -> !t.primaryKey()).map(TableTravel::table).toList());
    String summary =
        "%d tables with a primary key, %d without"
            .formatted(keys.withPrimaryKey().size(), keys.withoutPrimaryKey().size());
    return said.result(Outcome.DONE, summary, keys);
  }

  StepResult checkConnectivity() {
    ConnectivityReport report = connections.checkConnectivity(pair);
    long broken = report.checks().stream().filter(check -> !check.ok()).count();
    return report.allWork()
        ? said.result(Outcome.DONE, "everybody reaches everybody", report)
        : said.result(
            Outcome.FAILED,
            "%d of %d connections do not work".formatted(broken, report.checks().size()),
            report);
  }

  StepResult precheck() {
    PrecheckReport report = prechecks.precheck(pair);
    Optional<ServerSummary> source = described(Side.SOURCE);
    Optional<ServerSummary> destination = described(Side.DESTINATION);
    List<TableTravel> tables =
        source.isEmpty() ? List.of() : ifPossible(this::tables).orElse(List.of());
    Detail.Precheck detail =
        new Detail.Precheck(report, source.orElse(null), destination.orElse(null), tables);
    int blockers = report.blockers().size();
    boolean seen = source.isPresent() && destination.isPresent();
    if (!seen) {
      said.note(
          "not both servers could be described; the findings say why, or it passed meanwhile");
    }
    String summary =
        "%s, %s"
            .formatted(
                Said.count(blockers, "blocker", "blockers"),
                Said.count(report.warnings().size(), "warning", "warnings"));
    Outcome outcome =
        blockers > 0 ? Outcome.FAILED : seen ? Outcome.DONE : Outcome.COULD_NOT_VERIFY;
    return said.result(outcome, summary, detail);
  }

  private List<TableTravel> tables() {
    return descriptions.describeTables(pair);
  }

  private Optional<ServerSummary> described(Side side) {
    return ifPossible(() -> descriptions.describeServer(pair, side));
  }

  /** Why a side cannot be looked at is a finding of precheck already. */
  private static <T> Optional<T> ifPossible(Supplier<T> look) {
    try {
      return Optional.of(look.get());
    } catch (ActivityFailure closed) {
      if (closed.getCause() instanceof CanceledFailure) {
        throw closed;
      }
      return Optional.empty();
    }
  }

  StepResult status() {
    LinkStatus forward = links.lookAtLink(Link.of(pair, Direction.FORWARD));
    LinkStatus back = links.lookAtLink(Link.of(pair, Direction.BACK));
    boolean down =
        forward.state() == LinkStatus.State.DOWN || back.state() == LinkStatus.State.DOWN;
    String summary =
        "forward %s, back %s".formatted(inWords(forward.state()), inWords(back.state()));
    return said.result(
        down ? Outcome.FAILED : Outcome.DONE, summary, new Detail.Replication(forward, back));
  }

  private static String inWords(LinkStatus.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  StepResult diffSchemas() {
    SchemaDiff diff = schemas.diffSchemas(pair, options.has(Flag.FULL));
    int differences = diff.differences().size();
    if (diff.objects() == 0) {
      return said.result(Outcome.COULD_NOT_VERIFY, "there is nothing to compare", diff);
    }
    return differences == 0
        ? said.result(Outcome.DONE, "%d objects match".formatted(diff.objects()), diff)
        : said.result(
            Outcome.DIFFERENT, Said.count(differences, "difference", "differences"), diff);
  }

  StepResult diffSequences() {
    List<SequenceState> states = sequences.diffSequences(pair, options.direction());
    long behind =
        states.stream()
            .map(SequenceState::verdict)
            .filter(
                verdict ->
                    verdict == SequenceState.Verdict.BEHIND
                        || verdict == SequenceState.Verdict.MISSING)
            .count();
    if (states.isEmpty()) {
      return said.result(
          Outcome.COULD_NOT_VERIFY,
          "there is no sequence to compare",
          new Detail.Sequences(states));
    }
    String summary =
        behind == 0
            ? "none of %d sequences is behind".formatted(states.size())
            : "%d of %d sequences are behind or missing".formatted(behind, states.size());
    return said.result(
        behind == 0 ? Outcome.DONE : Outcome.DIFFERENT, summary, new Detail.Sequences(states));
  }
}
