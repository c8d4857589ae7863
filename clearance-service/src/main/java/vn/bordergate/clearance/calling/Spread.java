package vn.bordergate.clearance.calling;

/**
 * How calls lie around the time that pace and place alone say, as parts of it.
 *
 * @param early in one case of five the call came before
 * @param mid as likely before as after
 * @param late in one case of five the call came later
 */
public record Spread(double early, double mid, double late) {

    public Spread {
        if (!(0 <= early && early <= mid && mid <= late)) {
            throw new IllegalArgumentException("spread from " + early + " to " + late);
        }
    }
}
