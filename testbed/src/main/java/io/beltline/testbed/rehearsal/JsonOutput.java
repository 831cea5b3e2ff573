package io.beltline.testbed.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;

/** Results on stdout as one JSON object. */
public final class JsonOutput {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonOutput() {}

  /** Any record, by its components. */
  public static String of(Object result) {
    try {
      return JSON.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + result.getClass(), e);
    }
  }

  /** What stands there instead of a result when there is none. */
  public static String ofFailure(Throwable failure) {
    return of(Map.of("ok", false, "problems", List.of(String.valueOf(failure.getMessage()))));
  }
}
