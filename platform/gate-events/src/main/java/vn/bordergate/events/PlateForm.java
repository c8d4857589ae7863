package vn.bordergate.events;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the letters of a plate say of the vehicle. A form that is not known is no fault: plates of
 * third countries come too, and forms change; it is shown to a person.
 *
 * <p>Sources: for Vietnam Circular 24/2023/TT-BCA (Article 37 and the list of local codes) and
 * Circular 79/2024/TT-BCA after it, for the army Circular 169/2021/TT-BQP, older plates staying
 * valid; for China the standard GA 36-2018. Digits of a temporary plate are told in several ways,
 * so they are taken in all of these.
 */
public enum PlateForm {
    /** Local code, series of one letter, five digits: {@code 24C12345}. */
    VN_CIVIL("VN", false),
    /** The same with four digits, as issued until 2010. */
    VN_CIVIL_OLD("VN", false),
    /** Series of two letters: {@code 30AA12345}. */
    VN_TWO_LETTERS("VN", false),
    /** Trailers and semi-trailers: {@code 24R01234}, {@code 24RM01234}. */
    VN_TRAILER("VN", true),
    /** Temporary registration: {@code T2412345}. */
    VN_TEMPORARY("VN", false),
    /** Diplomatic missions and their staff (NG, CV), international organisations (QT). */
    VN_DIPLOMATIC("VN", false),
    /** Foreign organisations and persons (NN). */
    VN_FOREIGN("VN", false),
    /**
     * Foreign-invested firms (LD), projects (DA), army enterprises (KT), limited use and others.
     */
    VN_SPECIAL("VN", false),
    /** The army: letters first, {@code TM1234}. */
    VN_MILITARY("VN", false),
    /** Province, letter, five characters: {@code 云G12345}. */
    CN_CIVIL("CN", false),
    /** The same with six, as new-energy vehicles have. */
    CN_NEW_ENERGY("CN", false),
    /** Trailers: {@code 云G1234挂}. */
    CN_TRAILER("CN", true),
    /** Temporary registration (临). */
    CN_TEMPORARY("CN", false),
    /** Police, training vehicles, missions, and vehicles of Hong Kong and Macao. */
    CN_SPECIAL("CN", false),
    UNKNOWN(null, false);

    private final @Nullable String country;
    private final boolean trailer;

    PlateForm(@Nullable String country, boolean trailer) {
        this.country = country;
        this.trailer = trailer;
    }

    public static PlateForm of(PlateNumber plate) {
        String text = plate.value();
        PlateForm vietnamese = VietnamesePlates.formOf(text);
        return vietnamese != UNKNOWN ? vietnamese : ChinesePlates.formOf(text);
    }

    /** Country of registration by ISO 3166, or null where the form does not tell. */
    public @Nullable String country() {
        return country;
    }

    public boolean isTrailer() {
        return trailer;
    }

    public boolean isKnown() {
        return this != UNKNOWN;
    }

    /** The backgrounds that such a plate can have, as far as its letters tell; none of unknown. */
    public static Set<PlateColour> coloursOf(PlateNumber plate) {
        return switch (of(plate)) {
            case VN_CIVIL, VN_CIVIL_OLD ->
                    VietnamesePlates.mayBeOfTheState(plate.value())
                            ? EnumSet.of(PlateColour.WHITE, PlateColour.YELLOW, PlateColour.BLUE)
                            : EnumSet.of(PlateColour.WHITE, PlateColour.YELLOW);
            case VN_TWO_LETTERS, VN_TRAILER, VN_SPECIAL ->
                    EnumSet.of(PlateColour.WHITE, PlateColour.YELLOW);
            case VN_TEMPORARY, VN_DIPLOMATIC, VN_FOREIGN, CN_TEMPORARY ->
                    EnumSet.of(PlateColour.WHITE);
            case VN_MILITARY -> EnumSet.of(PlateColour.RED);
            case CN_CIVIL -> EnumSet.of(PlateColour.BLUE, PlateColour.YELLOW);
            case CN_NEW_ENERGY -> EnumSet.of(PlateColour.GREEN);
            case CN_TRAILER -> EnumSet.of(PlateColour.YELLOW);
            case CN_SPECIAL -> EnumSet.of(PlateColour.WHITE, PlateColour.YELLOW, PlateColour.BLACK);
            case UNKNOWN -> EnumSet.noneOf(PlateColour.class);
        };
    }
}
