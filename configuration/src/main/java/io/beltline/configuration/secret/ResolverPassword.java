package io.beltline.configuration.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** A password that a plugged-in {@link PasswordResolver} fetches. */
public final class ResolverPassword implements PasswordSource {

  private final String resolver;
  private final PasswordRequest request;
  private final ClassLoader loader;

  /** Names the resolver and what it will be asked. */
  public ResolverPassword(String resolver, PasswordRequest request) {
    this(resolver, request, loader());
  }

  ResolverPassword(String resolver, PasswordRequest request, ClassLoader loader) {
    this.resolver = resolver;
    this.request = request;
    this.loader = loader;
  }

  @Override
  public Secret fetch() throws PasswordUnavailableException {
    PasswordResolver found = find();
    try {
      return found.resolve(request);
    } catch (RuntimeException e) {
      throw new PasswordUnavailableException(
          "password resolver \"" + resolver + "\" failed with " + e.getClass().getName(),
          "see the cause; it is a fault of " + found.getClass().getName(),
          e);
    }
  }

  private PasswordResolver find() throws PasswordUnavailableException {
    List<PasswordResolver> installed = installed();
    List<PasswordResolver> named =
        installed.stream().filter(candidate -> candidate.name().equals(resolver)).toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.isEmpty()) {
      List<String> names = installed.stream().map(PasswordResolver::name).sorted().toList();
      throw new PasswordUnavailableException(
          "no password resolver is named \"" + resolver + "\"",
          names.isEmpty()
              ? "name the jar with the resolver in BELTLINE_CLASSPATH; there is none now"
              : "use one of " + String.join(", ", names) + ", or add the jar that has it");
    }
    throw new PasswordUnavailableException(
        named.size() + " password resolvers are named \"" + resolver + "\"",
        "leave one of them in BELTLINE_CLASSPATH");
  }

  private List<PasswordResolver> installed() throws PasswordUnavailableException {
    List<PasswordResolver> installed = new ArrayList<>();
    try {
      ServiceLoader.load(PasswordResolver.class, loader).forEach(installed::add);
      return installed;
    } catch (ServiceConfigurationError e) {
      throw new PasswordUnavailableException(
          "a password resolver cannot be loaded",
          "mend its entry in META-INF/services/" + PasswordResolver.class.getName(),
          e);
    }
  }

  /** Ours, not the thread's: Temporal's threads need not have the application's. */
  private static ClassLoader loader() {
    return Objects.requireNonNull(PasswordResolver.class.getClassLoader());
  }
}
