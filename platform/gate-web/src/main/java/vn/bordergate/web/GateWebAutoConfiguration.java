package vn.bordergate.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.result.view.ViewResolver;
import tools.jackson.databind.json.JsonMapper;

/** Error answers, languages and limits of every service. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
        beforeName = {
            "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration",
            "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties({GateWeb.class, GateLinks.class, RateLimits.class})
public class GateWebAutoConfiguration {

    @Bean
    FaultMessages webFaultMessages() {
        return new FaultMessages("messages/faults-web");
    }

    @Bean
    FaultTexts faultTexts(ObjectProvider<FaultMessages> bundles, ResourceLoader resources) {
        ClassLoader classLoader = resources.getClassLoader();
        if (classLoader == null) {
            throw new IllegalStateException("no class loader to read messages with");
        }
        return new FaultTexts(bundles.orderedStream().toList(), classLoader);
    }

    @Bean
    Problems problems(FaultTexts texts, GateWeb settings) {
        return new Problems(
                texts, new Diagnosis(settings.retryAfter()), JsonMapper.builder().build());
    }

    @Bean
    ProblemAnswers problemAnswers(
            Problems problems, ObjectProvider<ViewResolver> views, ServerCodecConfigurer codecs) {
        List<ViewResolver> resolvers = views.orderedStream().toList();
        return new ProblemAnswers(problems, resolvers, codecs.getWriters());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RequestLanguage localeContextResolver() {
        return new RequestLanguage();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    AnswerStartLimit answerStartLimit(GateWeb settings) {
        return new AnswerStartLimit(settings.answerStartMax());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RequestIds requestIds() {
        return new RequestIds();
    }

    /** Behind the sign-in, which stands before everything without an order of its own. */
    @Bean
    @Order(0)
    FairShare fairShare(RateLimits limits, ClientAddress addresses) {
        return new FairShare(limits, addresses, System::nanoTime);
    }

    @Bean
    ClientAddress clientAddress(GateWeb settings) {
        return new ClientAddress(settings.proxies());
    }

    @Bean
    LiveShare liveShare(RateLimits limits, ClientAddress addresses) {
        return new LiveShare(limits, addresses);
    }

    @Bean
    CodecCustomizer bodyLimit(GateWeb settings) {
        int bytes = Math.toIntExact(settings.bodyMax().toBytes());
        return codecs -> codecs.defaultCodecs().maxInMemorySize(bytes);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connectionLimits(GateWeb settings) {
        return server -> server.addServerCustomizers(h -> h.idleTimeout(settings.idleMax()));
    }
}
