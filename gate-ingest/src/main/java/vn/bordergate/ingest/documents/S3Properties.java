package vn.bordergate.ingest.documents;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code gate.ingest.documents.s3}, for any store that speaks S3.
 *
 * @param endpoint the store's address; none means that of the region at AWS
 * @param bucket must be there already
 * @param pathStyle the bucket in the path and not in the host's name, as most other stores want it
 * @param accessKey none means what the machine itself was given
 */
@ConfigurationProperties("gate.ingest.documents.s3")
record S3Properties(
        @Nullable URI endpoint,
        @DefaultValue("ap-southeast-1") String region,
        @DefaultValue("") String bucket,
        @DefaultValue("true") boolean pathStyle,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey) {

    S3Properties {
        if (accessKey.isEmpty() != secretKey.isEmpty()) {
            throw new IllegalArgumentException(
                    "gate.ingest.documents.s3 needs both keys or neither of them");
        }
    }

    /** A secret is not for logs. */
    @Override
    public String toString() {
        return "S3Properties[" + endpoint + ", " + region + ", " + bucket + "]";
    }
}
