package io.beltline.workflows.wire;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.util.List;

/**
 * The one data converter of workers, clients and replay tests. JSON with ISO-8601 times and
 * durations; lenient towards people: enums in any case, unknown fields ignored. What is long
 * travels compressed.
 */
public final class BeltlineDataConverter {
  private BeltlineDataConverter() {}

  /** A converter for client and worker options. */
  public static DataConverter create() {
    return new CodecDataConverter(
        DefaultDataConverter.newDefaultInstance()
            .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper())),
        List.of(new LongPayloads()));
  }

  /** The JSON mapping that the converter uses, also for a command line's {@code --json}. */
  public static ObjectMapper mapper() {
    return JacksonJsonPayloadConverter.newDefaultObjectMapper()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  }
}
