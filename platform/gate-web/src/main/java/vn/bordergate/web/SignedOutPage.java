package vn.bordergate.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the provider sends the browser when a sign-out is complete. */
@Controller
class SignedOutPage {

    @GetMapping(SignInSteps.SIGNED_OUT)
    String signedOut() {
        return "shell/signed-out";
    }
}
