package io.beltline.starter.step;

import io.beltline.starter.command.Surroundings;
import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.beltline.starter.run.PairOptions;
import io.beltline.starter.schema.SchemaFolder;
import io.beltline.workflows.command.CommandOptions;
import io.beltline.workflows.pair.Pair;
import io.beltline.workflows.schema.SchemaFile;
import io.beltline.workflows.schema.SchemaFiles;

/** Which schema files of this machine a command sends. */
final class FilesOfPair {
  private final Surroundings surroundings;

  FilesOfPair(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A file without which the command has nothing to do. */
  PairOptions required(SchemaFile file) {
    return (pair, notice) -> {
      SchemaFiles files = folder(pair).read(file);
      if (files.text(file).isEmpty()) {
        throw new BeltException(
            ExitCode.USAGE,
            "%s does not exist here. Make it with: belt dump-schema %s %s"
                .formatted(folder(pair).path(file), pair.dc(), pair.db()));
      }
      return CommandOptions.NONE.withFiles(files);
    };
  }

  /** Files in whose place the worker can take what {@code setup} has stored; says which it is. */
  PairOptions orStored(SchemaFile... wanted) {
    return (pair, notice) -> {
      SchemaFiles files = folder(pair).read(wanted);
      for (SchemaFile file : wanted) {
        notice.accept(
            (files.text(file).isPresent()
                    ? "%s is used"
                    : "%s does not exist here; what setup has stored is used")
                .formatted(folder(pair).path(file)));
      }
      return CommandOptions.NONE.withFiles(files);
    };
  }

  private SchemaFolder folder(Pair pair) {
    return new SchemaFolder(surroundings.directory(), pair);
  }
}
