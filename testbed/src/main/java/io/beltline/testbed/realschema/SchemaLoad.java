package io.beltline.testbed.realschema;

import io.beltline.testbed.process.Command.Ended;
import io.beltline.testbed.realschema.RealSchema.LeftOut;
import io.beltline.testbed.realschema.RealSchema.SourceFile;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Runs the scripts of a schema as their authors do: with psql. */
final class SchemaLoad {

  private static final Pattern TROUBLE = Pattern.compile("ERROR: |FATAL: |No such file");

  private final RealSchema schema;
  private final Client client;

  SchemaLoad(RealSchema schema, Client client) {
    this.schema = schema;
    this.client = client;
  }

  /** Loads it into an empty database; what is refused must be among what is left out. */
  void run(Sources sources) {
    if (schema.searchPath() != null) {
      psql(
          "-c",
          "alter database \"%s\" set search_path = %s"
              .formatted(schema.name(), schema.searchPath()));
    }
    if (schema.before() != null) {
      psql("-c", schema.before());
    }
    for (SourceFile file : schema.files()) {
      psql("-f", sources.find(schema, file).toString());
    }
  }

  private void psql(String... arguments) {
    Ended ended = client.run("psql", arguments(arguments));
    List<String> unexpected =
        ended
            .errors()
            .lines()
            .filter(TROUBLE.asPredicate())
            .filter(Predicate.not(this::isLeftOut))
            .toList();
    if (!unexpected.isEmpty()) {
      throw new IllegalStateException(
          "%s cannot be loaded: %s".formatted(schema.name(), String.join("\n", unexpected)));
    }
  }

  private static String[] arguments(String... own) {
    String[] all = new String[own.length + 2];
    all[0] = "-X";
    all[1] = "-q";
    System.arraycopy(own, 0, all, 2, own.length);
    return all;
  }

  private boolean isLeftOut(String line) {
    for (LeftOut leftOut : schema.leavesOut()) {
      if (leftOut.covers(line)) {
        return true;
      }
    }
    return false;
  }
}
