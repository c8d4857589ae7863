package vn.bordergate.ingest.telling;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.web.FaultsException;

/**
 * What of a message an account may be told by now. It is asked when a message is written to be
 * sent, also the tenth time, and again right before it goes out: rights end while messages wait.
 */
final class Discretion {

    private static final JsonMapper JSON = new JsonMapper();

    private final Rights rights;

    Discretion(Rights rights) {
        this.rights = rights;
    }

    /** Fails where nobody's rights are known: then nothing is taken out to be sent. */
    void requireKnown() {
        rights.requireKnown();
    }

    /**
     * Whether the account is told nothing of it any more.
     *
     * @param firm of which it tells; null where it tells of none
     */
    boolean silences(String account, @Nullable FirmNumber firm) {
        return firm != null && rights.shutsOut(account, firm);
    }

    /**
     * Whether the account may still be told a letter as it was written a moment ago: others of the
     * same turn may have taken half a minute. Where nothing is known, nothing goes on its way.
     */
    boolean stands(Letter letter, String account) {
        FirmNumber firm = letter.firm();
        if (firm == null) {
            return true;
        }
        try {
            return !rights.shutsOut(account, firm)
                    && !(letter.priced() && rights.hidesPrices(account, firm));
        } catch (FaultsException _) {
            return false;
        }
    }

    /** The data without prices, where the account may see none of the firm. */
    String told(String data, String account, @Nullable FirmNumber firm) {
        if (firm == null || !Happening.isPriced(data)) {
            return data;
        }
        JsonNode facts = JSON.readTree(data);
        if (!rights.hidesPrices(account, firm) || !(facts instanceof ObjectNode told)) {
            return data;
        }
        Happening.PRICES.forEach(told::remove);
        return told.toString();
    }
}
