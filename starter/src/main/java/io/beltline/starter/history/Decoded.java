package io.beltline.starter.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.beltline.workflows.wire.BeltlineDataConverter;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.util.Optional;

/** Values as they were sent; what cannot be read, of another version for instance, is empty. */
final class Decoded {
  private static final DataConverter CONVERTER = BeltlineDataConverter.create();
  private static final ObjectMapper JSON = BeltlineDataConverter.mapper();

  private Decoded() {}

  static <T> Optional<T> value(Payloads values, int index, Class<T> type) {
    if (values.getPayloadsCount() <= index) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(CONVERTER.fromPayloads(index, Optional.of(values), type, type));
    } catch (DataConverterException e) {
      return Optional.empty();
    }
  }

  static Optional<String> text(Payload value) {
    return value(Payloads.newBuilder().addPayloads(value).build(), 0, String.class);
  }

  /** What a person sent, in whatever shape; a text that is no JSON is a text. */
  static JsonNode sent(Payloads values) {
    if (values.getPayloadsCount() == 0) {
      return JSON.missingNode();
    }
    String text = values.getPayloads(0).getData().toStringUtf8();
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }
}
