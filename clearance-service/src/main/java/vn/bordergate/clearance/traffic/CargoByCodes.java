package vn.bordergate.clearance.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.bordergate.clearance.crossing.Cargo;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.goods.GoodsClasses;
import vn.bordergate.clearance.register.CargoBook;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.HsCode;

/** The class of a load by the headings of its goods, and the most severe of its channels. */
final class CargoByCodes implements CargoBook {

    private final GoodsClasses classes;

    CargoByCodes(GoodsClasses classes) {
        this.classes = classes;
    }

    @Override
    public Cargo of(Collection<Declaration.Lodged> carried) {
        if (carried.isEmpty()) {
            return Cargo.NONE;
        }
        List<HsCode> codes = new ArrayList<>();
        CustomsChannel channel = CustomsChannel.GREEN;
        for (Declaration.Lodged file : carried) {
            channel = channel.orMoreSevere(file.standing().channel());
            for (Consignment.Line line : file.standing().consignment().lines()) {
                // What a file keeps of its goods is their heading.
                codes.add(new HsCode(line.heading() + "0000"));
            }
        }
        return new Cargo(classes.ofAll(codes), channel, false);
    }
}
