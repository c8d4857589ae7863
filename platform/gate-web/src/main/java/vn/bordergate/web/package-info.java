/**
 * What every service of the gate shows to the outside: error answers, sign-in, languages and the
 * page shell.
 *
 * <p><b>Error answers.</b> Throw {@link vn.bordergate.web.FaultsException} with every {@link
 * vn.bordergate.web.Fault} found; whatever else is thrown is turned into a coded problem too. The
 * texts stand in {@code messages/faults-<service>[_en|_zh].properties} (UTF-8, the file without a
 * suffix is Vietnamese), announced by a bean {@code new
 * FaultMessages("messages/faults-<service>")}. For a code {@code HS_CHAPTER_UNKNOWN} the keys are
 * the code itself (the message, with {@code {name}} for the fault's arguments, no quoting needed),
 * and optionally {@code HS_CHAPTER_UNKNOWN.title} (defaults to the message) and {@code
 * HS_CHAPTER_UNKNOWN.action} (what the sender should do). An answer of many lines takes one {@link
 * vn.bordergate.web.Problem} a line from {@link vn.bordergate.web.Problems#line}.
 *
 * <p><b>Access.</b> Nothing is reachable until a bean {@link vn.bordergate.web.AccessRules} says
 * so:
 *
 * <pre>{@code
 * AccessRules.of(
 *     AccessRules.open(HttpMethod.GET, "/", "/api/totals/**"),
 *     AccessRules.allow(HttpMethod.POST, "/api/recount").to("auditor", "administrator"))
 * }</pre>
 *
 * <p><b>Who.</b> A handler takes {@link vn.bordergate.web.SignedIn} as a parameter: subject, name,
 * roles and the gates at which they may act ({@link vn.bordergate.web.GateGrants}), the same for a
 * person at a page and for a program with a token. Which roles there are, {@link
 * vn.bordergate.web.Roles} says. A form with {@code th:action} carries its token by itself, and so
 * do the requests of htmx; a page whose visitor is not signed in is taken to the sign-in and back.
 *
 * <p><b>Pages.</b> A view is named after its file below {@code classpath:/pages/}: {@code
 * "stats/board"} is {@code pages/stats/board.html}, in whichever jar it lies. Texts come from
 * {@code messages/<service>[_en|_zh].properties}, announced by a bean {@code new
 * PageMessages("messages/<service>")}. The page hands its parts to the shell:
 *
 * <pre>{@code
 * <!DOCTYPE html>
 * <html xmlns:th="http://www.thymeleaf.org"
 *       th:replace="~{shell/layout :: page('stats', #{stats.board.title}, ~{::main}, ~{::#fresh}, ~{::script})}">
 * <main id="main"> ... </main>
 * <span id="fresh"> ... </span>
 * <script th:src="@{/assets/stats/board.js}" defer></script>
 * </html>
 * }</pre>
 *
 * The first argument is the service whose link is marked as current ({@code ingest}, {@code
 * clearance}, {@code stats} or {@code ''}); {@code ~{}} leaves a slot empty. Figures and times are
 * written by the bean {@code figures}: {@code ${@figures.whole(n, #locale)}}. Scripts and styles
 * are files below {@code /assets/<service>/}: the content policy forbids inline ones.
 */
@NullMarked
package vn.bordergate.web;

import org.jspecify.annotations.NullMarked;
