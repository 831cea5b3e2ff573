package io.beltline.configuration.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {

  private final Secret secret = new Secret("hunter2");

  @Test
  void showsNothing() {
    assertEquals("***", secret.toString());
    assertEquals("[***]", List.of(secret).toString());
  }

  @Test
  void revealsItsValueOnlyOnDemand() {
    assertEquals("hunter2", secret.reveal());
  }

  @Test
  void equalsByValue() {
    assertEquals(secret, new Secret("hunter2"));
    assertEquals(secret.hashCode(), new Secret("hunter2").hashCode());
    assertNotEquals(secret, new Secret("hunter3"));
    assertNotEquals(secret, (Object) "hunter2");
  }

  @Test
  void cannotBeEmpty() {
    assertThrows(IllegalArgumentException.class, () -> new Secret(""));
  }

  @Test
  void isNotWrittenAsJson() {
    InvalidDefinitionException refusal =
        assertThrows(
            InvalidDefinitionException.class,
            () -> new ObjectMapper().writeValueAsString(Map.of("pw", secret)));

    assertFalse(String.valueOf(refusal.getMessage()).contains("hunter2"));
  }

  @Test
  void isNotWrittenAsJsonEvenByAMapperThatReadsFields() throws Exception {
    ObjectMapper curious =
        new ObjectMapper()
            .setVisibility(PropertyAccessor.ALL, Visibility.ANY)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    assertEquals("{\"pw\":{}}", curious.writeValueAsString(Map.of("pw", secret)));
  }

  @Test
  void isNotWrittenByJavaSerialization() throws Exception {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThrows(NotSerializableException.class, () -> out.writeObject(secret));
    }
  }
}
