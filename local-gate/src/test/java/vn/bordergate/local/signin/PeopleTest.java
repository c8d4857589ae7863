package vn.bordergate.local.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.bordergate.web.Roles;

class PeopleTest {

    @Test
    void everyRoleOfAPersonHasSomebody() {
        Set<String> roles = Person.ALL.stream().map(Person::role).collect(Collectors.toSet());
        assertThat(Roles.ALL)
                .filteredOn(role -> !role.equals(Roles.DEVICE))
                .containsExactlyInAnyOrderElementsOf(roles);
    }

    @Test
    void aSecondOfficerAndAnOfficerOfOneGateCanBeTried() {
        List<Person> officers =
                Person.ALL.stream().filter(p -> p.role().equals(Roles.CUSTOMS_OFFICER)).toList();
        assertThat(officers).filteredOn(p -> p.gates().equals(List.of("*"))).hasSize(2);
        assertThat(officers).filteredOn(p -> p.gates().equals(List.of("KIM-THANH"))).hasSize(1);
        assertThat(Person.ALL).extracting(Person::subject).doesNotHaveDuplicates();
    }

    @Test
    void oneTraderActsForAFirmAndAnotherHasToAsk() {
        List<Person> traders =
                Person.ALL.stream().filter(p -> p.role().equals(Roles.TRADER)).toList();
        assertThat(traders).extracting(Person::firms).contains(List.of(), List.of("0100109106"));
        assertThat(Person.ALL).allSatisfy(p -> assertThat(p.firms()).doesNotContain("*"));
    }

    @Test
    void thePageSpeaksThreeLanguagesWholly() throws IOException {
        Properties vietnamese = texts("vi");
        Person.ALL.forEach(person -> assertThat(vietnamese).containsKey("role." + person.role()));
        for (String language : SignInPage.LANGUAGES) {
            Properties texts = texts(language);
            assertThat(texts.stringPropertyNames())
                    .containsExactlyInAnyOrderElementsOf(vietnamese.stringPropertyNames());
            assertThat(texts.values()).allSatisfy(t -> assertThat((String) t).isNotBlank());
        }
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        String file = "/local-signin/texts_" + language + ".properties";
        try (var bytes = PeopleTest.class.getResourceAsStream(file)) {
            assertThat(bytes).as(file).isNotNull();
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
