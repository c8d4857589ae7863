package vn.bordergate.ingest.sheet;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.ingest.declaring.GroupLodging;
import vn.bordergate.ingest.declaring.LodgedDeclarations;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** Puts the room of the spreadsheets together. */
@Configuration(proxyBeanMethods = false)
class SheetConfiguration {

    /** Questions that wait for a thread beside the files: corrections are written here too. */
    private static final int TASKS_MAX = 100;

    @Bean
    @Order(0)
    AccessRules sheetRules() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/api/bulk/template"),
                AccessRules.allow(null, "/api/bulk", "/api/bulk/**").to(Roles.TRADER),
                AccessRules.allow(HttpMethod.GET, "/bulk").to(Roles.TRADER));
    }

    @Bean
    FaultMessages sheetFaultMessages() {
        return new FaultMessages("messages/faults-sheet");
    }

    @Bean
    PageMessages sheetPageMessages() {
        return new PageMessages("messages/bulk");
    }

    @Bean
    ColumnTexts columnTexts() {
        return new ColumnTexts();
    }

    @Bean(destroyMethod = "dispose")
    Scheduler sheetReaders(SheetProperties limits) {
        return Schedulers.newBoundedElastic(limits.atOnce(), TASKS_MAX, "sheets");
    }

    @Bean
    SheetShelf sheetShelf(DatabaseClient database, JsonMapper json) {
        return new SheetShelf(database, json);
    }

    @Bean
    SheetJudge sheetJudge(ColumnTexts columns, GroupLodging door, SheetProperties limits) {
        return new SheetJudge(columns, door, limits);
    }

    @Bean
    SheetWork sheetWork(
            SheetShelf shelf,
            SheetJudge judge,
            GroupLodging door,
            LodgedDeclarations database,
            SheetProperties limits,
            Scheduler sheetReaders,
            InstantSource clock) {
        return new SheetWork(
                shelf, judge, new SheetLodging(door), database, limits, sheetReaders, clock);
    }

    @Bean
    SheetSlots sheetSlots(SheetProperties limits) {
        return new SheetSlots(limits);
    }

    @Bean
    SheetIntake sheetIntake(
            SheetShelf shelf,
            SheetWork work,
            LodgedDeclarations database,
            SheetSlots slots,
            SheetProperties limits,
            InstantSource clock) {
        return new SheetIntake(shelf, work, database, slots, limits, clock);
    }

    @Bean
    SheetFiles sheetFiles(
            SheetShelf shelf,
            SheetWork work,
            SheetSlots slots,
            LodgedDeclarations database,
            ColumnTexts columns,
            FaultTexts texts) {
        return new SheetFiles(shelf, work, slots, database, columns, texts);
    }

    @Bean
    SheetSweep sheetSweep(SheetShelf shelf, SheetProperties limits, InstantSource clock) {
        return new SheetSweep(shelf, limits, clock);
    }
}
