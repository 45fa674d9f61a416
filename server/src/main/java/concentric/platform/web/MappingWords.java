package concentric.platform.web;

import concentric.platform.Column;
import concentric.platform.DateFormat;
import concentric.platform.Dialect;
import concentric.platform.Fault;
import concentric.platform.JobRow;
import concentric.platform.Look;
import concentric.platform.Mapping;
import concentric.platform.Mapping.Source;
import concentric.platform.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file as it is understood, in the reader's words. */
record MappingWords(Look look, Visit visit) {

    private static final int LONGEST_FIELD = 80;

    MappingPage page(String href, String forgetHref, List<Fault> refused) {
        var mapping = look.upload().mapping();
        var dialect = mapping.dialect();
        boolean isText = dialect.format() == Dialect.Format.CSV;
        var faults = look.faults().isEmpty() ? refused : look.faults();
        return new MappingPage(
                href,
                forgetHref,
                problem(faults),
                look.sheets().stream()
                        .map(sheet -> new Choice(sheet, sheet, sheet.equals(sheet(dialect))))
                        .toList(),
                isText ? encodings(dialect) : List.of(),
                isText ? separators(dialect) : List.of(),
                List.of(
                        new Choice(".", visit.t("mapping.decimal.point"), !dialect.decimalComma()),
                        new Choice(",", visit.t("mapping.decimal.comma"), dialect.decimalComma())),
                Arrays.stream(DateFormat.values())
                        .map(format -> new Choice(format.name(), format.word(), format == mapping.dates()))
                        .toList(),
                mapping.makesCodes(),
                look.columns().all().stream()
                        .map(column -> column(column, mapping, faults))
                        .toList(),
                look.words().stream().map(words -> words(words, mapping)).toList(),
                head(),
                look.rows().stream()
                        .map(row -> row.fields().stream()
                                .map(field -> shortened(field, LONGEST_FIELD))
                                .toList())
                        .toList(),
                look.trial() == null ? null : trial(look.trial()));
    }

    private @Nullable String problem(List<Fault> faults) {
        var columns = look.columns().all().stream().map(Column::name).toList();
        var sentences = faults.stream()
                .filter(fault -> !columns.contains(fault.field()))
                .map(fault -> fault.field().startsWith("line ")
                        ? visit.t("import.at", fault.field().substring("line ".length()), visit.say(fault))
                        : visit.say(fault))
                .toList();
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }

    private String sheet(Dialect dialect) {
        return dialect.sheet().isEmpty() && !look.sheets().isEmpty()
                ? look.sheets().getFirst()
                : dialect.sheet();
    }

    private static List<Choice> encodings(Dialect dialect) {
        return Arrays.stream(Dialect.Encoding.values())
                .map(encoding -> new Choice(encoding.name(), encoding.word(), encoding == dialect.encoding()))
                .toList();
    }

    private List<Choice> separators(Dialect dialect) {
        return Arrays.stream(Dialect.Separator.values())
                .map(separator -> new Choice(
                        separator.name(),
                        switch (separator) {
                            case COMMA -> visit.t("mapping.separator.comma");
                            case SEMICOLON -> visit.t("mapping.separator.semicolon");
                            case TAB -> visit.t("mapping.separator.tab");
                        },
                        separator == dialect.separator()))
                .toList();
    }

    private MappingPage.Column column(Column column, Mapping mapping, List<Fault> faults) {
        var source = mapping.columns().get(column.name());
        var from = source instanceof Source.From its ? its.column() : "";
        var always = source instanceof Source.Always its ? its.text() : "";
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", visit.t("mapping.none"), source == null));
        for (var name : look.header()) choices.add(choice(name, name.equals(from)));
        choices.add(new Choice(MappingForm.ALWAYS, visit.t("mapping.always"), source instanceof Source.Always));
        var error = visit.entry(column.name(), "", faults).error();
        return new MappingPage.Column(column.name(), column.required(), choices, always, error);
    }

    private MappingPage.Words words(Look.Words words, Mapping mapping) {
        var name = words.column().name();
        var formats = visit.formats();
        return new MappingPage.Words(
                name,
                visit.t("mapping.words", name),
                words.said().stream()
                        .map(said -> new MappingPage.Word(
                                said.text(),
                                said.text().isEmpty()
                                        ? visit.t("mapping.words.empty")
                                        : shortened(said.text(), LONGEST_FIELD),
                                formats.integer(said.count()),
                                meanings(said.text(), words.column(), mapping)))
                        .toList(),
                words.cut() == 0 ? null : visit.t("mapping.words.cut", formats.integer(words.cut())));
    }

    private List<Choice> meanings(String said, Column column, Mapping mapping) {
        var words = mapping.columns().get(column.name()) instanceof Source.From from
                ? from.words()
                : Map.<String, String>of();
        var meant = words.getOrDefault(said, said);
        boolean isOut = words.containsKey(said) && meant.isEmpty();
        return Stream.of(
                        Stream.of(new Choice(
                                "",
                                visit.t("mapping.words.open"),
                                !isOut && !column.words().contains(meant))),
                        column.words().stream().map(word -> choice(word, word.equals(meant))),
                        Stream.of(new Choice(MappingForm.LEAVE_OUT, visit.t("mapping.words.out"), isOut)))
                .flatMap(choices -> choices)
                .toList();
    }

    private static Choice choice(String name, boolean chosen) {
        return new Choice(MappingForm.NAMED + name, shortened(name, LONGEST_FIELD), chosen);
    }

    private List<String> head() {
        return look.rows().isEmpty() ? List.of() : look.rows().getFirst().header();
    }

    private MappingPage.Trial trial(Trial trial) {
        var formats = visit.formats();
        var shown = trial.leftOut().stream()
                .map(out -> new JobRow(
                        out.row().line(), out.setAside(), out.fault(), out.row().raw()))
                .map(row -> JobView.shown(row, visit))
                .toList();
        int all = trial.allLeftOut();
        return new MappingPage.Trial(
                visit.t(look.whole() ? "mapping.trial.whole" : "mapping.trial.first", formats.integer(trial.rows())),
                List.of(
                        count("added", trial.added()),
                        count("known", trial.known()),
                        count("different", trial.different()),
                        count("rejected", trial.rejected()),
                        count("aside", trial.setAside())),
                shown,
                all > shown.size()
                        ? visit.t("mapping.trial.cut", formats.integer(shown.size()), formats.integer(all))
                        : null);
    }

    private JobPage.Count count(String what, int count) {
        return new JobPage.Count(
                visit.t("mapping.trial." + what), visit.formats().integer(count));
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
