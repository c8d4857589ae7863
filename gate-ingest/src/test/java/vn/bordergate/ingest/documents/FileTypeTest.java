package vn.bordergate.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTypeTest {

    @TempDir private Path folder;

    @Test
    void everyTypeIsKnownFromItsBytes() throws IOException {
        assertThat(sniffed("%PDF-".getBytes(StandardCharsets.US_ASCII))).contains(FileType.PDF);
        assertThat(sniffed(SampleFiles.jpeg(640, 480))).contains(FileType.JPEG);
        assertThat(sniffed(SampleFiles.png(640, 480))).contains(FileType.PNG);
        assertThat(sniffed(SampleFiles.tiff(ByteOrder.LITTLE_ENDIAN, 640, 480)))
                .contains(FileType.TIFF);
        assertThat(sniffed(SampleFiles.tiff(ByteOrder.BIG_ENDIAN, 640, 480)))
                .contains(FileType.TIFF);
    }

    @Test
    void nothingMayStandBeforeThePdf() throws IOException {
        assertThat(sniffed(" %PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(sniffed("<script>%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(sniffed("%PDF".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    void anImageWithoutWidthOrHeightIsNone() throws IOException {
        assertThat(sniffed(SampleFiles.jpeg(0, 480))).isEmpty();
        assertThat(sniffed(SampleFiles.jpeg(640, 0))).isEmpty();
        assertThat(sniffed(SampleFiles.png(0, 480))).isEmpty();
        assertThat(sniffed(SampleFiles.png(640, -1))).isEmpty();
        assertThat(sniffed(SampleFiles.tiff(ByteOrder.LITTLE_ENDIAN, 0, 480))).isEmpty();
        assertThat(sniffed(SampleFiles.tiff(ByteOrder.LITTLE_ENDIAN, 640, 0))).isEmpty();
    }

    @Test
    void aHeaderThatIsCutOffAnywhereIsNoImage() throws IOException {
        byte[] jpeg = SampleFiles.jpeg(640, 480);
        for (int end = 0; end < jpeg.length - 6; end++) {
            assertThat(sniffed(Arrays.copyOf(jpeg, end))).as("jpeg of %d bytes", end).isEmpty();
        }
        byte[] png = SampleFiles.png(640, 480);
        for (int end = 0; end < png.length; end++) {
            assertThat(sniffed(Arrays.copyOf(png, end))).as("png of %d bytes", end).isEmpty();
        }
        byte[] tiff = SampleFiles.tiff(ByteOrder.BIG_ENDIAN, 640, 480);
        for (int end = 0; end < tiff.length - 6; end++) {
            assertThat(sniffed(Arrays.copyOf(tiff, end))).as("tiff of %d bytes", end).isEmpty();
        }
    }

    @Test
    void aPngWhoseSumDoesNotFitIsNone() throws IOException {
        byte[] png = SampleFiles.png(640, 480);
        png[png.length - 1] ^= 1;
        assertThat(sniffed(png)).isEmpty();
    }

    @Test
    void aJpegMayHaveAThousandSegmentsBeforeItsFrameAndNotMore() throws IOException {
        String segment = "FFE10002";
        String frame = "FFC0000B08000A000A01011100";
        int most = ImageHeaders.PARTS_MAX - 1;
        assertThat(sniffed(SampleFiles.hex("FFD8" + segment.repeat(most) + frame)))
                .contains(FileType.JPEG);
        assertThat(sniffed(SampleFiles.hex("FFD8" + segment.repeat(most + 1) + frame))).isEmpty();
    }

    @Test
    void archivesPagesAndProgramsAreUnknown() throws IOException {
        for (String start :
                new String[] {"PK\u0003\u0004", "<html>", "<svg", "GIF89a", "MZ", "{"}) {
            assertThat(sniffed(start.getBytes(StandardCharsets.ISO_8859_1))).as(start).isEmpty();
        }
    }

    private Optional<FileType> sniffed(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("sample"), bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            return FileType.sniffed(channel);
        }
    }
}
