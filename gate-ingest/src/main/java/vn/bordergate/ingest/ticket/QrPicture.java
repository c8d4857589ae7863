package vn.bordergate.ingest.ticket;

import io.nayuki.qrcodegen.QrCode;

/**
 * A code as the path of an SVG, a stroke for each run of dark squares: five times smaller than a
 * rectangle a square.
 *
 * @param side of the view box, in squares, with the quiet zone
 * @param path drawn with a stroke as wide as a square
 */
record QrPicture(int side, String path) {

    private static final int QUIET_ZONE = 4;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder(6_000);
        for (int y = 0; y < code.size; y++) {
            row(code, y, path);
        }
        return new QrPicture(code.size + 2 * QUIET_ZONE, path.toString());
    }

    private static void row(QrCode code, int y, StringBuilder path) {
        int at = -1;
        int x = 0;
        while (x < code.size) {
            if (!code.getModule(x, y)) {
                x++;
                continue;
            }
            int end = x + 1;
            while (end < code.size && code.getModule(end, y)) {
                end++;
            }
            if (at < 0) {
                path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                path.append(".5");
            } else {
                path.append('m').append(x - at).append(" 0");
            }
            path.append('h').append(end - x);
            at = end;
            x = end;
        }
    }
}
