package vn.bordergate.ingest.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrPictureTest {

    private static final Pattern STEP = Pattern.compile("M(\\d+) (\\d+)\\.5|m(\\d+) 0|h(\\d+)");

    @Test
    void thePathDrawsEverySquareAndNoOther() {
        String text = "BG1~key~crossing";
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        QrPicture picture = QrPicture.of(text);
        assertThat(picture.side()).isEqualTo(code.size + 8);
        boolean[][] drawn = drawn(picture);
        for (int y = 0; y < picture.side(); y++) {
            for (int x = 0; x < picture.side(); x++) {
                assertThat(drawn[y][x]).as("%d, %d", x, y).isEqualTo(code.getModule(x - 4, y - 4));
            }
        }
    }

    private static boolean[][] drawn(QrPicture picture) {
        boolean[][] drawn = new boolean[picture.side()][picture.side()];
        int x = 0;
        int y = 0;
        Matcher step = STEP.matcher(picture.path());
        while (step.find()) {
            if (step.group(1) != null) {
                x = Integer.parseInt(step.group(1));
                y = Integer.parseInt(step.group(2));
            } else if (step.group(3) != null) {
                x += Integer.parseInt(step.group(3));
            } else {
                for (int end = x + Integer.parseInt(step.group(4)); x < end; x++) {
                    drawn[y][x] = true;
                }
            }
        }
        return drawn;
    }
}
