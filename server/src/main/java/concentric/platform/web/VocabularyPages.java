package concentric.platform.web;

import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Grammar;
import concentric.platform.Renaming;
import concentric.platform.Term;
import concentric.platform.TypedText;
import concentric.platform.Vocabulary;
import concentric.platform.Word;
import concentric.platform.Word.Form;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What the organisation calls its units, customers, contracts in words of its own, in each language. */
@Controller
class VocabularyPages {

    static final String PATH = "/admin/vocabulary";
    private static final String ONE = PATH + "/{language}/{term}";

    private final Vocabulary vocabulary;
    private final Bundles bundles;

    VocabularyPages(Vocabulary vocabulary, Bundles bundles) {
        this.vocabulary = vocabulary;
        this.bundles = bundles;
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(PATH)
    View all(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var languages = bundles.languages().stream()
                .map(locale -> new VocabularyPage.Language(
                        visit.t("vocabulary.language", locale.getDisplayLanguage(visit.locale())),
                        locale.toLanguageTag(),
                        Arrays.stream(Term.values())
                                .map(term -> row(term, bundles.grammar(locale)))
                                .toList()))
                .toList();
        var title = visit.t("vocabulary.title");
        var crumbs = List.of(new Crumb(visit.t("nav.admin"), "/admin"), new Crumb(title, null));
        return visit.page("platform/vocabulary", title, crumbs, new VocabularyPage(languages));
    }

    private VocabularyPage.Row row(Term term, Grammar grammar) {
        var first = grammar.word(term);
        var own = vocabulary.words(grammar.language()).get(term);
        return new VocabularyPage.Row(
                both(first), own == null ? "" : both(own), first.in(Form.ONE), href(grammar, term));
    }

    private static String both(Word word) {
        return word.in(Form.ONE) + ", " + word.in(Form.MANY);
    }

    private static String href(Grammar grammar, Term term) {
        return PATH + "/" + grammar.language() + "/" + term.key();
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(ONE)
    View one(@PathVariable String language, @PathVariable String term, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var grammar = grammar(language);
        var known = term(term);
        var word = vocabulary.words(grammar.language()).getOrDefault(known, grammar.word(known));
        return page(HttpStatus.OK, grammar, known, word, List.of(), visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(ONE)
    View rename(
            @PathVariable String language,
            @PathVariable String term,
            @RequestParam Map<String, String> sent,
            Visit visit,
            Actor actor) {
        var grammar = grammar(language);
        var known = term(term);
        var word = word(grammar, sent);
        return switch (vocabulary.rename(grammar, known, word, actor)) {
            case Renaming.Renamed() -> visit.redirect(PATH, "notice.word-renamed", word.in(Form.ONE));
            case Renaming.Refused(var faults) -> page(Problem.status(faults), grammar, known, word, faults, visit);
        };
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(ONE + "/restore")
    View restore(@PathVariable String language, @PathVariable String term, Visit visit, Actor actor) {
        var grammar = grammar(language);
        var known = term(term);
        return switch (vocabulary.restore(grammar, known, actor)) {
            case Renaming.Renamed() ->
                visit.redirect(PATH, "notice.word-renamed", grammar.word(known).in(Form.ONE));
            case Renaming.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private static Word word(Grammar grammar, Map<String, String> sent) {
        var forms = new EnumMap<Form, String>(Form.class);
        for (var form : grammar.forms()) forms.put(form, TypedText.clean(sent.getOrDefault(form.key(), "")));
        return new Word(sent.getOrDefault("kind", ""), forms);
    }

    private View page(HttpStatus status, Grammar grammar, Term term, Word word, List<Fault> faults, Visit visit) {
        var first = grammar.word(term);
        var names = grammar.forms().stream().map(Form::key).toArray(String[]::new);
        var view = new WordPage(
                href(grammar, term),
                visit.otherwise(faults, names),
                grammar.kinds().stream()
                        .map(kind -> new Choice(kind, kind, kind.equals(word.kind())))
                        .toList(),
                grammar.forms().stream()
                        .map(form -> new WordPage.Field(
                                form.key(),
                                visit.t("vocabulary.form." + form.key()),
                                form == form.plain() ? null : visit.t("vocabulary.form.like", word.in(form.plain())),
                                visit.entry(form.key(), word.given(form), faults)))
                        .toList(),
                vocabulary.words(grammar.language()).containsKey(term) ? href(grammar, term) + "/restore" : null,
                visit.t("vocabulary.restore.said", first.in(Form.ONE)));
        var title = visit.t("vocabulary.change", first.in(Form.ONE));
        var crumbs = List.of(
                new Crumb(visit.t("nav.admin"), "/admin"),
                new Crumb(visit.t("vocabulary.title"), PATH),
                new Crumb(title, null));
        return visit.page(status, "platform/word", title, crumbs, view);
    }

    private Grammar grammar(String language) {
        var locale = bundles.language(language);
        if (locale == null) throw Problem.notFound();
        return bundles.grammar(locale);
    }

    private static Term term(String key) {
        return Term.of(key).orElseThrow(Problem::notFound);
    }
}
