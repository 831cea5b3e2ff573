package io.beltline.configuration;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "255.255.255.255", "::1", "2001:db8::7", "fe80::1%eth0"})
  void numericAddressesAreHostsToo(String text) {
    assertTrue(Address.isNumeric(text));
    assertTrue(Address.isHost(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "db-1.example.com", "my_container", "db.example.com."})
  void namesAreHosts(String text) {
    assertTrue(Address.isHost(text));
    assertFalse(Address.isNumeric(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a:5432", "a,b", "/run/postgresql", "<host>", ":::", "1:2", "host%x"})
  void anythingElseIsNeither(String text) {
    assertFalse(Address.isHost(text));
    assertFalse(Address.isNumeric(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0", "256.1.1.1", "1.2.3.4.5"})
  void digitsThatAreNoAddressAreNotNumeric(String text) {
    assertFalse(Address.isNumeric(text));
  }
}
