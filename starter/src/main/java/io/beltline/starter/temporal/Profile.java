package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where Temporal is: the variables and the profile file of the {@code temporal} command line.
 *
 * @param settings address, namespace, TLS, API key
 * @param stubs the same as a connection needs it
 * @param origin which variable or profile the address came from
 */
record Profile(ClientConfigProfile settings, WorkflowServiceStubsOptions stubs, String origin) {
  static Profile load(Map<String, String> environment) {
    try {
      LoadClientConfigProfileOptions from =
          LoadClientConfigProfileOptions.newBuilder()
              .setEnvOverrides(environment)
              .setConfigFilePath(environment.get("TEMPORAL_CONFIG_FILE"))
              .build();
      ClientConfigProfile profile = ClientConfigProfile.load(from);
      return new Profile(profile, stubs(profile), origin(environment, profile));
    } catch (BeltException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new BeltException(
          ExitCode.USAGE,
          "The Temporal profile cannot be used: %s. Look at the TEMPORAL_… variables and at the profile file."
              .formatted(e.getMessage()),
          e);
    }
  }

  String address() {
    String address = settings.getAddress();
    return address == null || address.isEmpty()
        ? WorkflowServiceStubsOptions.getDefaultInstance().getTarget()
        : address;
  }

  /** Reads the files that TLS needs. */
  private static WorkflowServiceStubsOptions stubs(ClientConfigProfile profile) {
    try {
      return profile.toWorkflowServiceStubsOptions();
    } catch (RuntimeException e) {
      ClientConfigTLS tls = profile.getTls();
      List<String> unreadable = tls == null ? List.of() : unreadable(tls);
      if (unreadable.isEmpty()) {
        throw e;
      }
      throw new BeltException(
          ExitCode.USAGE,
          "TLS to Temporal cannot be used: %s".formatted(String.join("; ", unreadable)),
          e);
    }
  }

  private static List<String> unreadable(ClientConfigTLS tls) {
    return Stream.of(
            unreadable("TEMPORAL_TLS_CLIENT_CERT_PATH", tls.getClientCertPath()),
            unreadable("TEMPORAL_TLS_CLIENT_KEY_PATH", tls.getClientKeyPath()),
            unreadable("TEMPORAL_TLS_SERVER_CA_CERT_PATH", tls.getServerCACertPath()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> unreadable(String variable, @Nullable String path) {
    if (path == null || path.isEmpty()) {
      return Optional.empty();
    }
    Path file = Path.of(path);
    return Files.isReadable(file) && !Files.isDirectory(file)
        ? Optional.empty()
        : Optional.of(
            "there is no file %s that can be read (%s, or the same of the profile file)"
                .formatted(path, variable));
  }

  private static String origin(Map<String, String> environment, ClientConfigProfile profile) {
    if (environment.containsKey("TEMPORAL_ADDRESS")) {
      return "from TEMPORAL_ADDRESS";
    }
    return profile.getAddress() == null
        ? "the default; set TEMPORAL_ADDRESS for another"
        : "from profile '%s' of %s"
            .formatted(
                environment.getOrDefault("TEMPORAL_PROFILE", "default"),
                environment.getOrDefault("TEMPORAL_CONFIG_FILE", "Temporal's profile file"));
  }
}
