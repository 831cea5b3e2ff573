package io.beltline.workflows.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * SQL that travels through Temporal, which refuses payloads above 2 MB: compressed, some ten times
 * as much fits.
 *
 * @param packed gzip in Base64
 */
public record SqlText(String packed) {
  /** What fits into a payload beside the rest of it. */
  public static final int MAX_PACKED = 1_800_000;

  /** Reads what {@link #packed} wrote. */
  @JsonCreator
  public static SqlText ofPacked(String packed) {
    return new SqlText(packed);
  }

  /** Packs SQL. */
  public static SqlText of(String sql) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(sql.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SqlText(Base64.getEncoder().encodeToString(bytes.toByteArray()));
  }

  /** The SQL. */
  public String sql() {
    byte[] bytes = Base64.getDecoder().decode(packed);
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @JsonValue
  @Override
  public String packed() {
    return packed;
  }

  @Override
  public String toString() {
    return "packed SQL of " + packed.length() + " bytes";
  }
}
