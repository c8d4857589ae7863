package vn.bordergate.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class DocumentPropertiesTest {

    @Test
    void theDefaultsAreWhatTradersAreTold() {
        assertThat(with())
                .isEqualTo(
                        new DocumentProperties(
                                DocumentProperties.StoreKind.DIRECTORY,
                                Path.of("data/documents"),
                                DataSize.ofMegabytes(10),
                                50,
                                DataSize.ofMegabytes(100),
                                200,
                                32,
                                4,
                                Duration.ofMinutes(2),
                                DataSize.ofKilobytes(512),
                                64,
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5),
                                Duration.ofDays(1),
                                Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "file-bytes-max,0B,1B",
        "file-bytes-max,101MB,100MB",
        "declaration-files-max,0,1",
        "declaration-files-max,1001,1000",
        "declaration-bytes-max,9MB,10MB",
        "declaration-bytes-max,11GB,10GB",
        "name-chars-max,15,16",
        "name-chars-max,201,200",
        "uploads-max,3,4",
        "uploads-max,1001,1000",
        "account-uploads-max,33,32",
        "account-uploads-max,0,1",
        "upload-max,99ms,100ms",
        "upload-max,61m,60m",
        "held-bytes-max,127KB,128KB",
        "held-bytes-max,17MB,16MB",
        "downloads-max,0,1",
        "store-max,0s,1s",
        "store-max,11m,10m",
        "retry-after,999ms,1s",
        "orphan-kept,299s,300s",
        "sweep-every,999ms,1s"
    })
    void aSettingOutOfItsRangeStopsTheStart(String name, String wrong, String right) {
        assertThatThrownBy(() -> with(name, wrong))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(with(name, right)).isNotNull();
    }

    private static DocumentProperties with(String... settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        for (int i = 0; i < settings.length; i += 2) {
            source.put("gate.ingest.documents." + settings[i], settings[i + 1]);
        }
        return new Binder(source).bindOrCreate("gate.ingest.documents", DocumentProperties.class);
    }
}
