package io.beltline.testbed.demo;

import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.CutoverState;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.postgres.PostgresServer;
import io.beltline.testbed.process.Await;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.Cutover;
import io.beltline.testbed.rehearsal.Decision;
import io.beltline.testbed.rehearsal.Interventions;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Leaves every approval to a person, and says what to type. */
final class ByHand implements Interventions {

  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(30);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Home home;
  private final Beltline beltline;
  private final WorkDirectory work;
  private final Stage stage;
  private final Narrator narrator;

  ByHand(Home home, Beltline beltline, WorkDirectory work, Stage stage, Narrator narrator) {
    this.home = home;
    this.beltline = beltline;
    this.work = work;
    this.stage = stage;
    this.narrator = narrator;
  }

  @Override
  public void started(Stage set, BooleanSupplier settled) {}

  @Override
  public void beforeTheOutage() {}

  @Override
  public Decision decide(Cutover cutover, String gate) {
    narrator.show(commands(cutover.state().ways()));
    Await.until(
        "somebody decides at gate " + gate,
        AS_LONG_AS_IT_TAKES,
        PAUSE,
        () -> {
          CutoverState state = cutover.state();
          Optional<String> open = state.gate();
          return state.hasEnded() || !state.view().has("status") || !open.equals(Optional.of(gate));
        });
    return Decision.BY_HAND;
  }

  /** What to type in another terminal, where these are the ways on. */
  private String commands(List<String> ways) {
    StringBuilder text = new StringBuilder("\nIn another terminal:\n\n");
    text.append("  cd ").append(work.path()).append('\n');
    for (Map.Entry<String, String> variable : beltline.variables().entrySet()) {
      text.append("  export %s=%s%n".formatted(variable.getKey(), variable.getValue()));
    }
    String pair = Stage.DATACENTER + " " + stage.pair().database();
    String belt = home.program("belt") + " cutover ";
    text.append("  ").append(belt).append("status ").append(pair).append(" --watch\n");
    ways.forEach(
        way ->
            text.append("  ")
                .append(home.program("belt"))
                .append(way.substring("belt".length()))
                .append('\n'));
    beltline.temporal().ui().ifPresent(ui -> text.append(uiOf(ui)));
    text.append("\n\n  The databases, as their superuser:\n");
    text.append("  source:      ").append(psql(stage.pair().source())).append('\n');
    text.append("  destination: ").append(psql(stage.pair().destination())).append('\n');
    text.append("\nCtrl-C here ends everything.\n");
    return text.toString();
  }

  /** The page of the cutover, where the same can be clicked. */
  private String uiOf(URI ui) {
    String id = "cutover/" + Stage.DATACENTER + "/" + stage.pair().database();
    return "\n\n  Temporal's web UI:\n  %s/namespaces/default/workflows/%s"
        .formatted(ui, URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  private String psql(PostgresServer server) {
    // By this name a fence lets it go on looking.
    return "PGAPPNAME=beltline-look PGPASSWORD=%s psql -h %s -p %d -U %s %s"
        .formatted(
            server.password(),
            server.host(),
            server.port(),
            server.superuser(),
            stage.pair().database());
  }
}
