package vn.bordergate.events;

/** Background of a plate, by which a guard knows the kind of vehicle from afar. */
public enum PlateColour {
    WHITE,
    /** Business transport in Vietnam; large vehicles and trailers in China. */
    YELLOW,
    /** State agencies in Vietnam; small vehicles in China. */
    BLUE,
    /** The Vietnamese army. */
    RED,
    /** New-energy vehicles in China. */
    GREEN,
    /** Foreign missions in China. */
    BLACK
}
