package vn.bordergate.web;

import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** The page shell: templates, texts, style sheet. */
@AutoConfiguration(
        after = GateWebAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration",
            "org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration",
            "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public class GatePagesAutoConfiguration {

    @Bean
    @Order(1000)
    PageMessages shellMessages() {
        return new PageMessages("messages/shell");
    }

    /**
     * Texts of pages: Vietnamese in the file without suffix, so a missing text falls back to it.
     */
    @Bean
    MessageSource messageSource(ObjectProvider<PageMessages> bundles) {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        Stream<String> names = bundles.orderedStream().map(PageMessages::basename);
        source.setBasenames(names.toArray(String[]::new));
        return source;
    }

    /** Looks for each view by its own file, so pages of several jars stand beside each other. */
    @Bean
    SpringResourceTemplateResolver defaultTemplateResolver(
            ApplicationContext context, @Value("${spring.thymeleaf.cache:true}") boolean cached) {
        SpringResourceTemplateResolver resolver = new SpringResourceTemplateResolver();
        resolver.setApplicationContext(context);
        resolver.setPrefix("classpath:/pages/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(cached);
        return resolver;
    }

    @Bean
    Figures figures() {
        return new Figures();
    }

    @Bean
    Shell shell(GateLinks links, ResourceLoader resources) {
        return new Shell(links, resources);
    }

    /** Ahead of the doors: the page that says no has links too. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    LinkCompletion linkCompletion(Shell shell) {
        return new LinkCompletion(shell);
    }

    @Bean
    ProblemPages problemPages(FaultTexts texts) {
        return new ProblemPages(texts);
    }

    @Bean
    WebFluxConfigurer assets(GateWeb settings) {
        CacheControl cached = CacheControl.maxAge(settings.assetsCachedFor()).cachePublic();
        return new WebFluxConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations("classpath:/assets/")
                        .setCacheControl(cached);
            }
        };
    }
}
