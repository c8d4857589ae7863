package vn.bordergate.web;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What every service would otherwise write into its own file. It stands last, so any file, variable
 * or argument overrules it. Being exposed is not being open: the doors to actuator endpoints other
 * than health are for administrators.
 */
final class ShellDefaults implements EnvironmentPostProcessor {

    private static final Map<String, Object> DEFAULTS =
            Map.of(
                    "management.endpoints.web.exposure.include",
                    "health,info,metrics,deadletters",
                    "management.endpoint.health.probes.enabled",
                    "true",
                    "management.endpoint.health.show-details",
                    "never",
                    "server.shutdown",
                    "graceful",
                    "server.netty.max-initial-line-length",
                    "8KB");

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("gateWebDefaults", DEFAULTS));
    }
}
