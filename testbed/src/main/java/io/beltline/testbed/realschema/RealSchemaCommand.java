package io.beltline.testbed.realschema;

import io.beltline.testbed.beltline.Beltline;
import io.beltline.testbed.beltline.Home;
import io.beltline.testbed.process.WorkDirectory;
import io.beltline.testbed.rehearsal.JsonOutput;
import io.beltline.testbed.rehearsal.MainProgram;
import io.beltline.testbed.rehearsal.Narrator;
import io.beltline.testbed.rehearsal.Stage;
import io.beltline.testbed.rehearsal.TemporalChoice;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code bin/real-schemas} runs; the script holds the help text. */
@Command(name = "bin/real-schemas")
public final class RealSchemaCommand implements Callable<Integer> {

  private static final int LOG_LINES = 30;

  @Option(names = "--list")
  private boolean list;

  @Option(names = "--only", split = ",")
  private List<String> chosen = new ArrayList<>();

  @Option(names = "--sources")
  private @Nullable Path folder;

  @Option(names = "--cache")
  private @Nullable Path cache;

  @Option(names = "--rows", defaultValue = "40")
  private int rows;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--work-dir")
  private @Nullable Path workDirectory;

  @Mixin private final TemporalChoice temporal = new TemporalChoice();

  private final Narrator narrator = new Narrator(System.err);

  /** Runs it. */
  public static void main(String[] arguments) {
    MainProgram.run(new RealSchemaCommand(), arguments);
  }

  @Override
  public Integer call() {
    List<RealSchema> wanted = wanted();
    if (list) {
      System.out.println(json ? JsonOutput.of(wanted) : text(wanted));
      return 0;
    }
    if (rows < 1) {
      throw new IllegalArgumentException("--rows must be 1 or more");
    }
    Sources sources =
        new Sources(cache == null ? usualCache() : cache, Optional.ofNullable(folder));
    // Before anything is started: what is missing is told at once.
    wanted.forEach(schema -> schema.files().forEach(file -> sources.find(schema, file)));
    List<MigratedSchema> migrated = new ArrayList<>();
    try (WorkDirectory work = WorkDirectory.create(Optional.ofNullable(workDirectory));
        Beltline beltline =
            Beltline.start(Home.locate(), work, Stage.DATACENTER, temporal.kind())) {
      for (RealSchema schema : wanted) {
        narrator.say("--- " + schema.name());
        migrated.add(migrate(schema, sources, work, beltline));
      }
    }
    RealSchemaReport report = RealSchemaReport.of(migrated);
    System.out.println(json ? JsonOutput.of(report) : report.text());
    return report.ok() ? 0 : 1;
  }

  /** One that fails does not keep the others from being tried. */
  private MigratedSchema migrate(
      RealSchema schema, Sources sources, WorkDirectory work, Beltline beltline) {
    long began = System.nanoTime();
    try {
      return new Migration(schema, sources, rows, narrator).run(work, beltline);
    } catch (SQLException | IllegalStateException e) {
      narrator.show(beltline.workerLog(LOG_LINES));
      return MigratedSchema.failed(
          schema, (System.nanoTime() - began) / 1e9, String.valueOf(e.getMessage()));
    }
  }

  private List<RealSchema> wanted() {
    List<RealSchema> all = RealSchema.all();
    List<String> names = all.stream().map(RealSchema::name).toList();
    if (!names.containsAll(chosen)) {
      throw new IllegalArgumentException("--only is some of " + String.join(",", names));
    }
    return all.stream()
        .filter(schema -> chosen.isEmpty() || chosen.contains(schema.name()))
        .toList();
  }

  private static String text(List<RealSchema> schemas) {
    return schemas.stream()
        .map(
            schema ->
                "%-16s %s%n%-16s https://github.com/%s, commit %s"
                    .formatted(
                        schema.name(), schema.kind(), "", schema.repository(), schema.commit()))
        .collect(Collectors.joining("\n"));
  }

  private static Path usualCache() {
    String home = System.getProperty("user.home");
    String caches = System.getenv().getOrDefault("XDG_CACHE_HOME", home + "/.cache");
    return Path.of(caches, "beltline", "schemas");
  }
}
