package io.beltline.worker.temporal;

import io.beltline.worker.UnusableSettings;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/**
 * Where Temporal is and how to be let in: the same variables ({@code TEMPORAL_ADDRESS}, …) and the
 * same profile file that the {@code temporal} command line reads, with its defaults.
 *
 * @param service address, TLS and API key
 * @param namespace the namespace that holds the migrations
 */
public record TemporalProfile(WorkflowServiceStubsOptions service, String namespace) {

  /**
   * Reads the variables and the profile file.
   *
   * @throws UnusableSettings if the file, the profile or a certificate can't be used
   */
  public static TemporalProfile load() {
    return load(System.getenv());
  }

  static TemporalProfile load(Map<String, String> variables) {
    var options = LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(variables).build();
    try {
      ClientConfigProfile profile = ClientConfigProfile.load(options);
      return new TemporalProfile(profile.toWorkflowServiceStubsOptions(), namespaceOf(profile));
    } catch (IOException | RuntimeException e) {
      throw new UnusableSettings(
          "The Temporal profile can't be used: "
              + rootMessage(e)
              + "\nCheck the TEMPORAL_… variables and the profile file; `temporal config list` reads the"
              + " same ones.",
          e);
    }
  }

  /** The default namespace of a server without TLS or authentication, such as the embedded one. */
  public static TemporalProfile plain(String address) {
    return new TemporalProfile(
        WorkflowServiceStubsOptions.newBuilder().setTarget(address).build(), "default");
  }

  /** The same namespace on a server without TLS or authentication, such as the embedded one. */
  public TemporalProfile at(String address) {
    return new TemporalProfile(plain(address).service(), namespace);
  }

  /** The address that is connected to, for people. */
  public String address() {
    return service.getTarget() == null
        ? WorkflowServiceStubsOptions.getDefaultInstance().getTarget()
        : service.getTarget();
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof NoSuchFileException
        ? "there is no file " + root.getMessage()
        : String.valueOf(root.getMessage());
  }

  private static String namespaceOf(ClientConfigProfile profile) {
    WorkflowClientOptions options =
        WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
            .validateAndBuildWithDefaults();
    return options.getNamespace();
  }
}
