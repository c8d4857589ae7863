package vn.bordergate.ingest.documents;

import java.nio.file.Path;
import reactor.core.publisher.Mono;

/**
 * Keeps files under the SHA-256 of their bytes and knows nothing else about them. Each act is safe
 * to repeat. Failures are {@link java.io.IOException} or its unchecked form.
 */
interface DocumentStore {

    /** Completes when the file will be there also after a power failure. */
    Mono<Void> put(SpooledFile.Sealed file);

    /**
     * The file as it lies there, unchecked; empty where there is none. Whoever gets it lets go of
     * it in the end.
     */
    Mono<Opened> open(String sha256);

    /** Removes a file; what is not there is removed already. */
    Mono<Void> delete(String sha256);

    /** A file on this machine's disk for as long as it is needed. */
    record Opened(Path path, Runnable letGo) {}
}
