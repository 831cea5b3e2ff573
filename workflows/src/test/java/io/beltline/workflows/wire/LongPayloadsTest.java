package io.beltline.workflows.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beltline.workflows.precheck.TableTravel;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongPayloadsTest {
  private static final DataConverter CONVERTER = BeltlineDataConverter.create();

  @Test
  void whatAHumanCouldReadStaysReadable() {
    Payload payload = CONVERTER.toPayload("short").orElseThrow();

    assertEquals("json/plain", encoding(payload));
    assertEquals("\"short\"", payload.getData().toStringUtf8());
    assertEquals("short", CONVERTER.fromPayload(payload, String.class, String.class));
  }

  @Test
  void whatIsLongTravelsCompressedAndComesBackAsItWas() {
    String text =
        IntStream.range(0, 400_000).mapToObj(String::valueOf).collect(Collectors.joining("ü"));

    Payload payload = CONVERTER.toPayload(text).orElseThrow();

    assertEquals("binary/gzip", encoding(payload));
    assertTrue(payload.getSerializedSize() < text.length() / 2);
    assertEquals(text, CONVERTER.fromPayload(payload, String.class, String.class));
  }

  @Test
  void tenThousandDescribedTablesTakeATenthOfWhatTemporalTakes() {
    List<TableTravel> tables =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    new TableTravel(
                        "measurements.taken_by_the_sensors_of_hall_" + i,
                        "owner_" + i % 7,
                        TableTravel.Way.REPLICATED,
                        "it has a primary key",
                        true,
                        List.of("taken_at", "sensor_number", "kind_of_measurement"),
                        8192L * (i % 997),
                        i * 31L % 10_007))
            .toList();

    Payload payload = CONVERTER.toPayload(tables).orElseThrow();

    assertTrue(payload.getSerializedSize() < 200_000, "" + payload.getSerializedSize());
  }

  @Test
  void whatAnEarlierVersionWroteLongIsStillRead() {
    String text = "x".repeat(2 * LongPayloads.LONG);
    Payload payload = DefaultDataConverter.newDefaultInstance().toPayload(text).orElseThrow();

    assertEquals(text, CONVERTER.fromPayload(payload, String.class, String.class));
  }

  private static String encoding(Payload payload) {
    return payload.getMetadataOrThrow("encoding").toStringUtf8();
  }
}
