package vn.bordergate.local.signin;

import java.util.List;
import vn.bordergate.web.Roles;

/**
 * Somebody whom one may be here.
 *
 * @param subject what the records of the gate call them
 * @param gates codes of the gates at which they may act, or a star for all
 * @param firms numbers of the firms for which they act, or a star for all
 */
record Person(String subject, String name, String role, List<String> gates, List<String> firms) {

    private static final List<String> EVERYWHERE = List.of("*");

    /**
     * At least one of every role that a person may have; two customs officers and a lead, so that
     * rules about a second officer can be tried, and one officer of a single gate. One trader is of
     * a firm, and one has to ask for theirs.
     */
    static final List<Person> ALL =
            List.of(
                    everywhere("hoa", "Nguyễn Thị Hoa", Roles.CUSTOMS_OFFICER),
                    everywhere("binh", "Trần Văn Bình", Roles.CUSTOMS_OFFICER),
                    new Person(
                            "pao",
                            "Lý A Páo",
                            Roles.CUSTOMS_OFFICER,
                            List.of("KIM-THANH"),
                            List.of()),
                    everywhere("duc", "Phạm Minh Đức", Roles.CUSTOMS_LEAD),
                    everywhere("lu", "Vàng Seo Lử", Roles.BORDER_GUARD),
                    everywhere("ha", "Đỗ Thu Hà", Roles.HEALTH_QUARANTINE),
                    everywhere("son", "Hoàng Văn Sơn", Roles.ANIMAL_QUARANTINE),
                    everywhere("mai", "Lê Thị Mai", Roles.PLANT_QUARANTINE),
                    everywhere("khanh", "Bùi Quốc Khánh", Roles.MANAGEMENT_BOARD),
                    everywhere("chu", "Giàng A Chu", Roles.YARD),
                    trader("lan", "Đặng Ngọc Lan", "0100109106"),
                    trader("kien", "Trương Văn Kiên"),
                    everywhere("yen", "Vũ Hải Yến", Roles.AUDITOR),
                    everywhere("huy", "Ngô Gia Huy", Roles.ADMINISTRATOR));

    Person {
        gates = List.copyOf(gates);
        firms = List.copyOf(firms);
    }

    private static Person trader(String subject, String name, String... firms) {
        return new Person(subject, name, Roles.TRADER, EVERYWHERE, List.of(firms));
    }

    private static Person everywhere(String subject, String name, String role) {
        return new Person(subject, name, role, EVERYWHERE, List.of());
    }
}
