package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Officers share a computer: who signs out of one service is nobody in any of them. */
class SharedOfficeTrial {

    @TempDir private static Path folder;

    private static GateInBrowser screen;

    @BeforeAll
    static void openTheGate() throws Exception {
        screen = GateInBrowser.open(folder);
    }

    @AfterAll
    static void close() {
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void theNextPersonIsNotTheOneBeforeAnywhere() throws Exception {
        screen.signIn("hoa");
        signInAtTheTotals("hoa");

        screen.show("/desk?lang=vi");
        screen.signOut();

        assertThat(visitor(2, "/?lang=vi")).isEmpty();
        assertThat(visitor(1, "/queue?lang=vi")).isEmpty();
        screen.signIn("binh");
        assertThat(visitor(1, "/desk?lang=vi")).isEqualTo("Trần Văn Bình");
        screen.signOut();
    }

    private static void signInAtTheTotals(String person) throws Exception {
        screen.browser().get(screen.at(2, "/?lang=vi"));
        screen.browser().findElement(By.cssSelector("a.visitor-way")).sendKeys(Keys.ENTER);
        By choice = By.cssSelector("[value='" + person + "']");
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.browser().findElements(choice)).isNotEmpty());
        screen.browser().findElement(choice).sendKeys(Keys.ENTER);
        Eventually.holds(
                GateInBrowser.PATIENCE,
                () -> assertThat(screen.text(".visitor-name")).isEqualTo("Nguyễn Thị Hoa"));
    }

    /** Whom the page takes the browser's person for; nothing where nobody is signed in. */
    private static String visitor(int service, String path) {
        screen.browser().get(screen.at(service, path));
        return screen.text(".visitor-name");
    }
}
