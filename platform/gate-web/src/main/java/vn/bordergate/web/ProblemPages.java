package vn.bordergate.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The pages that {@code type} of a problem points to: each code in all three languages. */
@Controller
class ProblemPages {

    private final FaultTexts texts;

    ProblemPages(FaultTexts texts) {
        this.texts = texts;
    }

    /** A code explained in one language. */
    public record Explained(Language language, String title, String meaning, String action) {}

    @GetMapping("/problems")
    String all(Model model) {
        model.addAttribute("codes", List.copyOf(texts.codes()));
        model.addAttribute("texts", texts);
        return "shell/problems";
    }

    @GetMapping("/problems/{code}")
    String one(@PathVariable("code") String code, Model model) {
        if (!texts.knows(code) || code.contains(".")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("code", code);
        model.addAttribute(
                "explained",
                List.of(Language.values()).stream().map(l -> explained(code, l)).toList());
        return "shell/problem";
    }

    private Explained explained(String code, Language language) {
        return new Explained(
                language,
                texts.title(code, language),
                texts.meaning(code, language),
                texts.action(code, language));
    }
}
