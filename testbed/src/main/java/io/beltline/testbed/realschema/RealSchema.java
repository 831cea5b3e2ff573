package io.beltline.testbed.realschema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.testbed.Resource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A public schema, and how it is loaded.
 *
 * @param name also the name of its database
 * @param kind what it has that others have not
 * @param repository owner and name on GitHub
 * @param commit the version that is meant
 * @param searchPath what its scripts and its users expect, where that is not the default
 * @param before SQL that its scripts rely on
 * @param files its scripts, in the order in which they run
 * @param leavesOut what of it cannot be loaded
 */
record RealSchema(
    String name,
    String kind,
    String repository,
    String commit,
    @Nullable String searchPath,
    @Nullable String before,
    List<SourceFile> files,
    List<LeftOut> leavesOut) {

  /**
   * One script.
   *
   * @param path within the repository
   * @param blob the id under which git keeps its content: proof that it is the file that is meant
   */
  record SourceFile(String path, String blob) {}

  /**
   * Statements that may fail.
   *
   * @param error a regular expression for what psql says about them
   * @param why in words
   */
  record LeftOut(String error, String why) {
    boolean covers(String line) {
      return Pattern.compile(error).matcher(line).find();
    }
  }

  /** Where a script is on the web. */
  String address(SourceFile file) {
    return "https://raw.githubusercontent.com/%s/%s/%s".formatted(repository, commit, file.path());
  }

  /** All that are known. */
  static List<RealSchema> all() {
    try {
      return List.of(
          new ObjectMapper()
              .readValue(Resource.text(RealSchema.class, "schemas.json"), RealSchema[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("schemas.json is not as it should be", e);
    }
  }
}
