package io.beltline.configuration;

import io.beltline.configuration.json.Fields;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the reading of one pair's file depends on besides its text. */
record PairFile(Path path, String dc, String db, Map<String, String> environment) {

  /** Returns the path that a field holds; a relative one starts at the file's folder. */
  Optional<Path> resolve(Fields fields, String name, String written) {
    try {
      return Optional.of(path.resolveSibling(written).normalize());
    } catch (InvalidPathException e) {
      fields.problem(name, "not a path: " + e.getReason(), "write the path of a file");
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
