package vn.bordergate.clearance;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.intake.AwaitedRates;
import vn.bordergate.clearance.intake.CorrectedRates;
import vn.bordergate.clearance.park.Parks;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.ValuedFiles;
import vn.bordergate.journal.JournaledTransactions;

/** How what counts goods when a rate comes, and again when it is corrected, is put together. */
@Configuration(proxyBeanMethods = false)
class ValueRooms {

    @Bean
    ValuedFiles valuedFiles(DatabaseClient database, FileJson json) {
        return new ValuedFiles(database, json);
    }

    @Bean
    AwaitedRates awaitedRates(
            ValuedFiles files,
            FileRegister register,
            Rates rates,
            Parks parks,
            JournaledTransactions transactions,
            Clock clock) {
        return new AwaitedRates(files, register, rates, parks, transactions, clock);
    }

    @Bean
    CorrectedRates correctedRates(
            DatabaseClient database,
            ValuedFiles files,
            FileRegister register,
            Rates rates,
            JournaledTransactions transactions,
            Clock clock,
            @Value("${gate.rates.settling:2m}") Duration settling) {
        return new CorrectedRates(database, files, register, rates, transactions, clock, settling);
    }
}
