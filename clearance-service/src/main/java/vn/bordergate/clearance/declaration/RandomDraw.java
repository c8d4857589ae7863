package vn.bordergate.clearance.declaration;

import java.time.LocalDate;

/**
 * By which lot a green declaration is checked all the same. Whoever knows the day's seed, which is
 * told when the day is over, can draw it again.
 *
 * @param day whose seed was used
 * @param drawn 0 to 999,999
 * @param perMillion a lot below it is checked
 */
public record RandomDraw(LocalDate day, int drawn, int perMillion) {

    public boolean hits() {
        return drawn < perMillion;
    }
}
