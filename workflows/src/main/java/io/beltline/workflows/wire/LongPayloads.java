package io.beltline.workflows.wire;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.EncodingKeys;
import io.temporal.payload.codec.PayloadCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses long payloads, because Temporal refuses those above 2 MB and ten thousand described
 * tables are more. Short ones stay as they are, so that people and the Temporal UI can read them.
 */
final class LongPayloads implements PayloadCodec {
  /** From here on a payload is nothing to be read by a human anyway. */
  static final int LONG = 128 * 1024;

  private static final ByteString GZIP = ByteString.copyFromUtf8("binary/gzip");

  @Override
  public List<Payload> encode(List<Payload> payloads) {
    return payloads.stream().map(LongPayloads::encode).toList();
  }

  @Override
  public List<Payload> decode(List<Payload> payloads) {
    return payloads.stream().map(LongPayloads::decode).toList();
  }

  private static Payload encode(Payload payload) {
    return payload.getData().size() < LONG
        ? payload
        : Payload.newBuilder()
            .putMetadata(EncodingKeys.METADATA_ENCODING_KEY, GZIP)
            .setData(packed(payload.toByteArray()))
            .build();
  }

  private static Payload decode(Payload payload) {
    ByteString encoding = payload.getMetadataMap().get(EncodingKeys.METADATA_ENCODING_KEY);
    return GZIP.equals(encoding) ? unpacked(payload.getData()) : payload;
  }

  private static ByteString packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.copyFrom(packed.toByteArray());
  }

  private static Payload unpacked(ByteString bytes) {
    try (GZIPInputStream gzip = new GZIPInputStream(bytes.newInput())) {
      return Payload.parseFrom(gzip.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
