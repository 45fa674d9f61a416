package concentric.platform;

import concentric.platform.Word.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door of the organisation's own words: it may call units microenterprises, and customers guests. Pages, the reference
 * of the API and the files of lists follow; codes, addresses and the fields of the API stay.
 */
@Service
public class Vocabulary implements SmartInitializingSingleton {

    private static final int LONGEST = 40;

    /** What can stand in any sentence, address and header: letters first, then spaces, hyphens and apostrophes among them. */
    private static final Pattern SAYABLE = Pattern.compile("\\p{L}+(?:[ \\-’]?[\\p{L}\\p{N}]+)*");

    private final JdbcClient jdbc;
    private final Imprints imprints;
    private final Acts acts;

    /** Every page asks for it, so it is kept; only this program changes what it was read from. */
    private volatile Map<String, Map<Term, Word>> words = Map.of();

    Vocabulary(JdbcClient jdbc, Imprints imprints, Acts acts) {
        this.jdbc = jdbc;
        this.imprints = imprints;
        this.acts = acts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        words = read();
    }

    /** The organisation's own words in a language; terms that it calls as we do are not among them. */
    public Map<Term, Word> words(String language) {
        return words.getOrDefault(language, Map.of());
    }

    /** The name of a file's column, whose parts may be terms, in the words of a language. */
    public String column(String name, String language) {
        var own = words(language);
        return Arrays.stream(name.split("_"))
                .map(part -> Term.of(part)
                        .map(own::get)
                        .map(word -> word.in(Form.ONE).toLowerCase(Locale.ROOT).replace(' ', '_'))
                        .orElse(part))
                .collect(Collectors.joining("_"));
    }

    /** The name of a file's column in the words of every language that has some. */
    List<String> columns(String name) {
        return words.keySet().stream().map(language -> column(name, language)).toList();
    }

    /** Calls a term otherwise from now on. */
    @Transactional
    public Renaming rename(Grammar grammar, Term term, Word word, Actor by) {
        if (!by.custodian()) return new Renaming.Refused(List.of(Fault.in("", "custodian-only")));
        var faults = faults(grammar, term, word);
        if (!faults.isEmpty()) return new Renaming.Refused(faults);
        return perform("word.rename", grammar, term, word, by);
    }

    /** Calls a term as it was called at first. */
    @Transactional
    public Renaming restore(Grammar grammar, Term term, Actor by) {
        if (!by.custodian()) return new Renaming.Refused(List.of(Fault.in("", "custodian-only")));
        return perform("word.restore", grammar, term, Word.NONE, by);
    }

    private Renaming perform(String verb, Grammar grammar, Term term, Word word, Actor by) {
        var subject = grammar.language() + "/" + term.key();
        return acts.perform(Act.of(verb, by, subject, word.toString()), act -> {
            insert(grammar.language(), term, word, act);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    remember(grammar.language(), term, word);
                }
            });
            return new Renaming.Renamed();
        });
    }

    private synchronized void remember(String language, Term term, Word word) {
        var all = new HashMap<>(words);
        var own = new HashMap<>(words(language));
        if (word.forms().isEmpty()) own.remove(term);
        else own.put(term, word);
        all.put(language, Map.copyOf(own));
        words = Map.copyOf(all);
    }

    private List<Fault> faults(Grammar grammar, Term term, Word word) {
        var faults = new ArrayList<Fault>();
        for (var form : grammar.forms()) {
            var text = word.given(form);
            if (text.isEmpty() && form == form.plain()) faults.add(Fault.in(form.key(), "missing"));
            if (text.length() > LONGEST) faults.add(Fault.in(form.key(), "too-long", LONGEST));
            else if (!text.isEmpty() && !SAYABLE.matcher(text).matches())
                faults.add(Fault.in(form.key(), "unsayable-word", text));
        }
        if (!grammar.kinds().contains(word.kind())) faults.add(Fault.in("kind", "missing"));
        for (var other : Term.values())
            if (other != term && isSame(word, said(grammar, other)))
                faults.add(Fault.in(Form.ONE.key(), "word-taken", word.in(Form.ONE)));
        return faults;
    }

    private Word said(Grammar grammar, Term term) {
        var own = words(grammar.language()).get(term);
        return own == null ? grammar.word(term) : own;
    }

    private static boolean isSame(Word word, Word other) {
        return small(word, Form.ONE).equals(small(other, Form.ONE))
                || small(word, Form.MANY).equals(small(other, Form.MANY));
    }

    private static String small(Word word, Form form) {
        return word.in(form).toLowerCase(Locale.ROOT);
    }

    private void insert(String language, Term term, Word word, Act.Id act) {
        imprints.changed("platform.word");
        jdbc.sql("""
                        insert into platform.word
                            (language, term, kind, one, many, genitive, dative, accusative, dative_many, act_id)
                        values (:language, :term, :kind, :one, :many, :genitive, :dative, :accusative, :dative_many, :act)
                        """)
                .param("language", language)
                .param("term", term.key())
                .param("kind", word.kind())
                .param("one", word.given(Form.ONE))
                .param("many", word.given(Form.MANY))
                .param("genitive", word.given(Form.GENITIVE))
                .param("dative", word.given(Form.DATIVE))
                .param("accusative", word.given(Form.ACCUSATIVE))
                .param("dative_many", word.given(Form.DATIVE_MANY))
                .param("act", act.value())
                .update();
    }

    private Map<String, Map<Term, Word>> read() {
        var all = new HashMap<String, Map<Term, Word>>();
        jdbc.sql("""
                        select distinct on (language, term)
                            language, term, kind, one, many, genitive, dative, accusative, dative_many
                        from platform.word order by language, term, id desc
                        """).query(rs -> {
            var word = new Word(
                    rs.getString("kind"),
                    Map.of(
                            Form.ONE, rs.getString("one"),
                            Form.MANY, rs.getString("many"),
                            Form.GENITIVE, rs.getString("genitive"),
                            Form.DATIVE, rs.getString("dative"),
                            Form.ACCUSATIVE, rs.getString("accusative"),
                            Form.DATIVE_MANY, rs.getString("dative_many")));
            var language = rs.getString("language");
            Term.of(rs.getString("term"))
                    .filter(term -> !word.forms().isEmpty())
                    .ifPresent(term ->
                            all.computeIfAbsent(language, l -> new HashMap<>()).put(term, word));
        });
        all.replaceAll((language, own) -> Map.copyOf(own));
        return Map.copyOf(all);
    }
}
