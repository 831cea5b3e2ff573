package io.beltline.starter.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.beltline.workflows.wire.BeltlineDataConverter;

/** One object as JSON, in the mapping that Beltline uses on the wire. */
public final class JsonText {
  private static final ObjectMapper MAPPER =
      BeltlineDataConverter.mapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonText() {}

  /** The object, on several lines. */
  public static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }
}
