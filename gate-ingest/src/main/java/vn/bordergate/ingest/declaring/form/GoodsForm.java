package vn.bordergate.ingest.declaring.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.GoodsItem;
import vn.bordergate.events.HsCode;
import vn.bordergate.events.Money;
import vn.bordergate.events.Packages;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.form.Decimals;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.Fields;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.ingest.form.Node;
import vn.bordergate.ingest.form.Place;

/** The goods, line by line. */
final class GoodsForm {

    static final String HS_CODE_NOT_IN_EDITION = "HS_CODE_NOT_IN_EDITION";
    static final String VALUE_ZERO = "VALUE_ZERO";

    private static final Set<String> PROPERTIES =
            Set.of(
                    "itemNo",
                    "hsCode",
                    "description",
                    "origin",
                    "packages",
                    "netMassKg",
                    "grossMassKg",
                    "value");
    private static final Set<String> PACKAGES_PROPERTIES = Set.of("count", "kind");
    private static final Set<String> VALUE_PROPERTIES = Set.of("amount", "currency");

    private final KnownCodes codes;
    private final FaultList faults;
    private final List<Remark> remarks;
    private final BitSet itemNumbers = new BitSet();

    GoodsForm(KnownCodes codes, FaultList faults, List<Remark> remarks) {
        this.codes = codes;
        this.faults = faults;
        this.remarks = remarks;
    }

    List<GoodsItem> read(Fields declaration) {
        List<Node> nodes = declaration.elements("items");
        if (nodes == null) {
            return List.of();
        }
        if (nodes.isEmpty()) {
            declaration.fault("items", FaultCode.ITEMS_NONE);
        }
        if (nodes.size() > Limits.ITEMS_MAX) {
            declaration.fault("items", FaultCode.ITEMS_TOO_MANY, "max", Limits.ITEMS_MAX);
            return List.of();
        }
        List<GoodsItem> items = new ArrayList<>(nodes.size());
        Place place = declaration.place("items");
        for (int i = 0; i < nodes.size(); i++) {
            GoodsItem item = item(nodes.get(i), place.element(i), i + 1);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private @Nullable GoodsItem item(Node node, Place at, int position) {
        Fields fields = Fields.of(node, at, faults, PROPERTIES);
        if (fields == null) {
            return null;
        }
        Integer itemNo = itemNo(fields, position);
        HsCode hsCode = hsCode(fields);
        String description = fields.text("description", Limits.DESCRIPTION_MAX);
        CountryCode origin = codes.country(fields, "origin");
        Packages packages = packages(fields);
        BigDecimal net = netMass(fields);
        BigDecimal gross = fields.has("grossMassKg") ? mass(fields, "grossMassKg") : null;
        if (net != null && gross != null && gross.compareTo(net) < 0) {
            fields.fault("grossMassKg", FaultCode.GROSS_BELOW_NET);
        }
        Money value = value(fields);
        if (itemNo == null || hsCode == null || description == null) {
            return null;
        }
        if (origin == null || net == null || value == null) {
            return null;
        }
        return new GoodsItem(itemNo, hsCode, description, origin, packages, net, gross, value);
    }

    private @Nullable Integer itemNo(Fields fields, int position) {
        Integer itemNo =
                fields.has("itemNo")
                        ? fields.whole("itemNo", 1, Limits.ITEMS_MAX)
                        : Integer.valueOf(position);
        if (itemNo != null && itemNumbers.get(itemNo)) {
            fields.fault("itemNo", FaultCode.ITEM_NUMBER_TWICE);
        } else if (itemNo != null) {
            itemNumbers.set(itemNo);
        }
        return itemNo;
    }

    private @Nullable HsCode hsCode(Fields fields) {
        String text = fields.text("hsCode", Limits.CODE_MAX);
        if (text == null) {
            return null;
        }
        if (!KnownCodes.hasFormOfHsCode(text)) {
            fields.fault("hsCode", FaultCode.HS_CODE_FORM);
            return null;
        }
        HsCode code = new HsCode(text);
        if (!codes.nomenclature().hasChapter(code.chapter())) {
            fields.fault("hsCode", FaultCode.HS_CHAPTER_UNKNOWN, "chapter", code.chapter());
            return null;
        }
        if (!codes.nomenclature().has(code)) {
            remarks.add(new Remark(HS_CODE_NOT_IN_EDITION, fields.place("hsCode").pointer()));
        }
        return code;
    }

    private @Nullable Packages packages(Fields item) {
        if (!item.has("packages")) {
            return null;
        }
        Fields fields = item.object("packages", PACKAGES_PROPERTIES);
        if (fields == null) {
            return null;
        }
        Integer count = fields.whole("count", 1, Limits.PACKAGES_MAX);
        String kind = fields.optionalText("kind", Limits.PACKAGE_KIND_MAX);
        return count == null ? null : new Packages(count, kind);
    }

    private static @Nullable BigDecimal netMass(Fields fields) {
        if (!fields.has("netMassKg")) {
            fields.fault("netMassKg", FaultCode.NET_MASS_MISSING);
            return null;
        }
        BigDecimal net = mass(fields, "netMassKg");
        if (net != null && net.signum() == 0) {
            fields.fault("netMassKg", FaultCode.NET_MASS_MISSING);
            return null;
        }
        return net;
    }

    private static @Nullable BigDecimal mass(Fields fields, String name) {
        BigDecimal mass = fields.decimal(name);
        if (mass == null) {
            return null;
        }
        if (mass.signum() < 0) {
            fields.fault(name, FaultCode.MASS_NEGATIVE);
        } else if (mass.compareTo(Limits.MASS_KG_MAX) > 0) {
            fields.fault(name, FaultCode.MASS_ABSURD, "max", Limits.MASS_KG_MAX);
        } else if (Decimals.decimals(mass) > Limits.MASS_DECIMALS_MAX) {
            fields.fault(name, FaultCode.MASS_DECIMALS, "max", Limits.MASS_DECIMALS_MAX);
        } else {
            return Decimals.plain(mass);
        }
        return null;
    }

    private @Nullable Money value(Fields item) {
        Fields fields = item.object("value", VALUE_PROPERTIES);
        if (fields == null) {
            return null;
        }
        BigDecimal amount = amount(fields);
        CurrencyCode currency = codes.currency(fields, "currency");
        if (amount == null || currency == null) {
            return null;
        }
        if (amount.signum() == 0) {
            remarks.add(new Remark(VALUE_ZERO, fields.place("amount").pointer()));
        }
        return new Money(amount, currency);
    }

    private static @Nullable BigDecimal amount(Fields fields) {
        BigDecimal amount = fields.decimal("amount");
        if (amount == null) {
            return null;
        }
        if (amount.signum() < 0) {
            fields.fault("amount", FaultCode.AMOUNT_NEGATIVE);
        } else if (amount.compareTo(Limits.AMOUNT_MAX) > 0) {
            fields.fault("amount", FaultCode.AMOUNT_ABSURD, "max", Limits.AMOUNT_MAX);
        } else if (Decimals.decimals(amount) > Limits.AMOUNT_DECIMALS_MAX) {
            fields.fault("amount", FaultCode.AMOUNT_DECIMALS, "max", Limits.AMOUNT_DECIMALS_MAX);
        } else {
            return Decimals.plain(amount);
        }
        return null;
    }
}
