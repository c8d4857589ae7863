package vn.bordergate.ingest.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket of any store that speaks S3. Its client blocks, on the threads that are there to wait;
 * the one that does not block would bring a second Netty into the house.
 */
final class S3Store implements DocumentStore, AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 16;
    private static final int NOT_FOUND = 404;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

    private final S3Client s3;
    private final String bucket;
    private final Spool spool;
    private final Scheduler disk;

    S3Store(S3Properties settings, Duration storeMax, Spool spool, Scheduler disk) {
        if (settings.bucket().isEmpty()) {
            throw new IllegalArgumentException("gate.ingest.documents.s3.bucket is missing");
        }
        this.s3 = client(settings, storeMax);
        this.bucket = settings.bucket();
        this.spool = spool;
        this.disk = disk;
    }

    /** Checksums of the newer kind only where S3 demands them: other stores do not know them. */
    private static S3Client client(S3Properties settings, Duration storeMax) {
        var builder =
                S3Client.builder()
                        .region(Region.of(settings.region()))
                        .forcePathStyle(settings.pathStyle())
                        .credentialsProvider(credentials(settings))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .serviceConfiguration(s -> s.chunkedEncodingEnabled(false))
                        .overrideConfiguration(o -> o.apiCallTimeout(storeMax))
                        .httpClient(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(CONNECT_MAX)
                                        .socketTimeout(storeMax)
                                        .build());
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3Properties settings) {
        return settings.accessKey().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }

    /** S3 answers when the object is durable, and compares it with its checksum before. */
    @Override
    public Mono<Void> put(SpooledFile.Sealed file) {
        String checksum =
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
        return act(
                () -> {
                    s3.putObject(
                            p ->
                                    p.bucket(bucket)
                                            .key(key(file.sha256()))
                                            .contentLength(file.bytes())
                                            .checksumSHA256(checksum),
                            RequestBody.fromFile(file.path()));
                    return null;
                });
    }

    /** Brought into the spool first: whoever reads slowly must not hold a line to the store. */
    @Override
    public Mono<Opened> open(String sha256) {
        return act(
                () -> {
                    SpooledFile copy = spool.open();
                    try (InputStream in = s3.getObject(g -> g.bucket(bucket).key(key(sha256)))) {
                        byte[] chunk = new byte[CHUNK_BYTES];
                        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                            copy.write(ByteBuffer.wrap(chunk, 0, n));
                        }
                        return new Opened(copy.path(), copy::discard);
                    } catch (S3Exception e) {
                        copy.discard();
                        if (isAbsent(e)) {
                            return null;
                        }
                        throw e;
                    } catch (IOException | RuntimeException e) {
                        copy.discard();
                        throw e;
                    }
                });
    }

    @Override
    public Mono<Void> delete(String sha256) {
        return act(
                () -> {
                    s3.deleteObject(d -> d.bucket(bucket).key(key(sha256)));
                    return null;
                });
    }

    @Override
    public void close() {
        s3.close();
    }

    private <T> Mono<T> act(Callable<@Nullable T> work) {
        return Mono.<T>fromCallable(work)
                .onErrorMap(SdkException.class, e -> new IOException(e.getMessage(), e))
                .subscribeOn(disk);
    }

    private static boolean isAbsent(S3Exception e) {
        return e.statusCode() == NOT_FOUND
                && (e.awsErrorDetails() == null
                        || !"NoSuchBucket".equals(e.awsErrorDetails().errorCode()));
    }

    private static String key(String sha256) {
        return sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256;
    }
}
