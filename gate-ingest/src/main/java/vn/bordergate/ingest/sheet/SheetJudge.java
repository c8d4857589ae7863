package vn.bordergate.ingest.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import vn.bordergate.ingest.declaring.GroupLodging;
import vn.bordergate.ingest.declaring.form.CsvDeclaration;
import vn.bordergate.ingest.firm.FirmRights;

/** Reads a file and says of each declaration in it whether it is sound. It blocks. */
final class SheetJudge {

    private final ColumnTexts texts;
    private final GroupLodging door;
    private final SheetProperties limits;

    SheetJudge(ColumnTexts texts, GroupLodging door, SheetProperties limits) {
        this.texts = texts;
        this.door = door;
        this.limits = limits;
    }

    /** Refused with a coded answer where it is no table that could be checked. */
    Judged judge(FileKind kind, byte[] file, FirmRights who, Pace pace) {
        Table table = new Table(texts, limits, pace);
        switch (kind) {
            case XLSX -> readXlsx(file, table);
            case CSV -> CsvFile.read(file, texts, table);
        }
        Header header = table.header();
        List<CsvDeclaration> declarations = table.declarations();
        pace.begin(Pace.Step.CHECKING, declarations.size());
        List<Judged.One> all = new ArrayList<>(declarations.size());
        for (CsvDeclaration one : declarations) {
            all.add(new Judged.One(one, door.read(one, who)));
            pace.done(all.size());
        }
        return new Judged(header, table.rows(), all);
    }

    private void readXlsx(byte[] file, Table table) {
        try {
            XlsxFile.read(file, limits, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
