package io.beltline.testbed.playbook;

import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.playbook.PlaybookReport.Told;
import io.beltline.testbed.postgres.ServerOptions;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.JsonOutput;
import io.beltline.testbed.rehearsal.MainProgram;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import io.beltline.testbed.rehearsal.TemporalChoice;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code bin/playbook} runs; the script holds the help text. */
@Command(name = "bin/playbook")
public final class PlaybookCommand implements Callable<Integer> {
  private static final int LOG_LINES = 60;
  private static final double SCALE = 0.005;

  @Option(names = "--story", split = ",")
  private List<String> chosen = new ArrayList<>();

  @Option(names = "--json")
  private boolean json;

  @Mixin private final TemporalChoice temporal = new TemporalChoice();

  private final Narrator narrator = new Narrator(System.err);

  /** Runs it. */
  public static void main(String[] arguments) {
    MainProgram.run(new PlaybookCommand(), arguments);
  }

  @Override
  public Integer call() throws SQLException {
    Map<String, Story> all = Stories.all();
    if (!all.keySet().containsAll(chosen)) {
      throw new IllegalArgumentException("--story is one of " + String.join(", ", all.keySet()));
    }
    List<Told> told = new ArrayList<>();
    for (Map.Entry<String, Story> story : all.entrySet()) {
      if (chosen.isEmpty() || chosen.contains(story.getKey())) {
        told.add(tell(story.getKey(), story.getValue()));
      }
    }
    PlaybookReport report = PlaybookReport.of(told);
    System.out.println(json ? JsonOutput.of(report) : report.text());
    return report.ok() ? 0 : 1;
  }

  private Told tell(String title, Story story) throws SQLException {
    narrator.say("--- " + title);
    long began = System.nanoTime();
    String problem = "";
    try (WorkDirectory work = WorkDirectory.create(Optional.empty());
        Stage stage = Stage.set("shop", SCALE, ServerOptions.defaults(), work, narrator);
        Beltline beltline =
            Beltline.start(Home.locate(), work, Stage.DATACENTER, temporal.kind())) {
      problem =
          tell(
              story,
              new Scene(stage, new Typist(beltline.belt(), "shop", narrator), work.path()),
              beltline);
    }
    return new Told(title, (System.nanoTime() - began) / 1e9, problem);
  }

  private String tell(Story story, Scene scene, Beltline beltline) {
    try {
      story.tell(scene);
      return "";
    } catch (SQLException | IllegalStateException e) {
      narrator.show(beltline.workerLog(LOG_LINES));
      return String.valueOf(e.getMessage());
    }
  }
}
