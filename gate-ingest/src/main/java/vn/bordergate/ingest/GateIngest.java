package vn.bordergate.ingest;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service alone; {@link #builder()} starts it among others in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GateIngest {

    /** The service with its own configuration file, ready to run. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(GateIngest.class)
                .properties("spring.config.name=gate-ingest");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
