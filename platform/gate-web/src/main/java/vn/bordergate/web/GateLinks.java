package vn.bordergate.web;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Settings {@code gate.links.*}: where the pages of the three services are, for each other. */
@Validated
@ConfigurationProperties("gate.links")
public record GateLinks(
        @NotNull @DefaultValue("http://localhost:8081") URI ingest,
        @NotNull @DefaultValue("http://localhost:8082") URI clearance,
        @NotNull @DefaultValue("http://localhost:8083") URI stats) {}
