package vn.bordergate.ingest.documents;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code gate.ingest.documents}.
 *
 * @param store {@code DIRECTORY} on one machine, {@code S3} for any store that speaks it
 * @param directory where the directory store keeps its files; in any case where files lie while
 *     they come in
 * @param fileBytesMax largest document
 * @param declarationFilesMax documents of one declaration, replaced ones among them
 * @param declarationBytesMax size of all documents of one declaration
 * @param nameCharsMax longest name of a document
 * @param uploadsMax documents that may come in at once; more are sent away with 503
 * @param accountUploadsMax the same for one account; more are sent away with 429
 * @param uploadMax how long a document may take to come in
 * @param heldBytesMax bytes of one upload that are in memory while the disk is busy
 * @param downloadsMax documents that may go out at once; more are sent away with 503
 * @param storeMax time limit on one act of the store
 * @param retryAfter what is told to those who are sent away
 * @param orphanKept how long a file stays that came in and was never attached
 * @param sweepEvery how often such files are looked for
 */
@ConfigurationProperties("gate.ingest.documents")
record DocumentProperties(
        @DefaultValue("DIRECTORY") StoreKind store,
        @DefaultValue("data/documents") Path directory,
        @DefaultValue("10MB") DataSize fileBytesMax,
        @DefaultValue("50") int declarationFilesMax,
        @DefaultValue("100MB") DataSize declarationBytesMax,
        @DefaultValue("200") int nameCharsMax,
        @DefaultValue("32") int uploadsMax,
        @DefaultValue("4") int accountUploadsMax,
        @DefaultValue("2m") Duration uploadMax,
        @DefaultValue("512KB") DataSize heldBytesMax,
        @DefaultValue("64") int downloadsMax,
        @DefaultValue("30s") Duration storeMax,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("1d") Duration orphanKept,
        @DefaultValue("1h") Duration sweepEvery) {

    /** Where files are kept. */
    enum StoreKind {
        DIRECTORY,
        S3
    }

    DocumentProperties {
        require(isBetween(fileBytesMax, 1, DataSize.ofMegabytes(100).toBytes()), "file-bytes-max");
        require(declarationFilesMax >= 1 && declarationFilesMax <= 1000, "declaration-files-max");
        require(
                isBetween(
                        declarationBytesMax,
                        fileBytesMax.toBytes(),
                        DataSize.ofGigabytes(10).toBytes()),
                "declaration-bytes-max");
        // A file system's longest name is 255 bytes, and a letter of a name has up to three.
        require(nameCharsMax >= 16 && nameCharsMax <= 200, "name-chars-max");
        require(uploadsMax >= 1 && uploadsMax <= 1000, "uploads-max");
        require(accountUploadsMax >= 1 && accountUploadsMax <= uploadsMax, "account-uploads-max");
        require(uploadMax.toMillis() >= 100 && uploadMax.toMinutes() <= 60, "upload-max");
        require(
                isBetween(
                        heldBytesMax,
                        DataSize.ofKilobytes(128).toBytes(),
                        DataSize.ofMegabytes(16).toBytes()),
                "held-bytes-max");
        require(downloadsMax >= 1 && downloadsMax <= 1000, "downloads-max");
        require(storeMax.isPositive() && storeMax.toMinutes() <= 10, "store-max");
        require(retryAfter.toSeconds() >= 1, "retry-after");
        // A file that is still on its way must never look forgotten.
        require(orphanKept.compareTo(uploadMax.plus(storeMax).multipliedBy(2)) >= 0, "orphan-kept");
        require(sweepEvery.toSeconds() >= 1, "sweep-every");
    }

    private static boolean isBetween(DataSize size, long least, long most) {
        return size.toBytes() >= least && size.toBytes() <= most;
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "gate.ingest.documents." + name + " is out of its range");
        }
    }
}
