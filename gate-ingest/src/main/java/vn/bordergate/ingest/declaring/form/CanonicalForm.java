package vn.bordergate.ingest.declaring.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CustomsDeclaration;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.GoodsItem;
import vn.bordergate.events.Packages;
import vn.bordergate.ingest.form.Decimals;

/**
 * The one way of writing down what a declaration says. Two documents that say the same (another
 * order of properties, 1.50 or 1.5, a time with another offset) have the same hash; a raw hash
 * would call an innocent repeat a conflict.
 */
public final class CanonicalForm {

    /** Begins every form, so that a later way of writing can never collide with this one. */
    private static final String VERSION = "bordergate-declaration-1";

    private final StringBuilder form = new StringBuilder(512);

    CanonicalForm() {}

    /** SHA-256 of the canonical form, in lower-case hexadecimal. */
    public static String hash(DeclaredContent content) {
        CanonicalForm canonical = new CanonicalForm();
        canonical.write(content);
        return canonical.digest();
    }

    /** Of all that was put. */
    String digest() {
        try {
            byte[] bytes = form.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void write(DeclaredContent content) {
        put(VERSION);
        put(content.declarant().scheme().name());
        put(content.declarant().number());
        put(content.declarant().name());
        put(content.reference());
        CustomsDeclaration customs = content.customsDeclaration();
        put(customs == null ? null : customs.number());
        put(customs == null ? null : customs.registeredOn().toString());
        put(content.gate().value());
        put(content.direction().name());
        put(content.tradeType().name());
        put(content.plannedArrival().toString());
        put(content.destination() == null ? null : content.destination().value());
        List<GoodsItem> items = content.items();
        put(Integer.toString(items.size()));
        items.stream().sorted(Comparator.comparingInt(GoodsItem::itemNo)).forEach(this::write);
    }

    private void write(GoodsItem item) {
        put(Integer.toString(item.itemNo()));
        put(item.hsCode().value());
        put(item.description());
        put(item.origin().value());
        Packages packages = item.packages();
        put(packages == null ? null : Integer.toString(packages.count()));
        put(packages == null ? null : packages.kind());
        put(Decimals.plain(item.netMassKg()).toPlainString());
        put(item.grossMassKg() == null ? null : Decimals.plain(item.grossMassKg()).toPlainString());
        put(Decimals.plain(item.value().amount()).toPlainString());
        put(item.value().currency().value());
    }

    /** Length before text, so that no text can pretend to be two. */
    void put(@Nullable String text) {
        if (text == null) {
            form.append("-;");
        } else {
            form.append(text.length()).append(':').append(text).append(';');
        }
    }
}
