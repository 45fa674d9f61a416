package concentric.payments.web;

import concentric.payments.Payments;
import concentric.platform.Fault;
import concentric.platform.web.Problem;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what programs tell as JSON, token by token: fast enough that reading ten thousand payments costs little beside
 * recording them, and strict. Every value is text, so that no figure passes through a floating-point number on its way;
 * what is unknown, doubled or of another type is named with its place.
 */
@Component
class ToldJson {

    private static final String AMOUNT = "amount";

    private final JsonMapper json;

    ToldJson(JsonMapper json) {
        this.json = json;
    }

    /** The names of the fields that a record lists for the reference: what is told is read by the same list. */
    static List<String> fields(Class<? extends Record> told) {
        return Arrays.stream(told.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /**
     * One kind of thing that is told.
     *
     * @param fields the names of the texts of one; {@code amount} is the object of two, {@code amount} and
     *     {@code currency}, and told as the first and the second of its values
     * @param made of the values, in the order of the fields; what is missing is empty
     */
    record Kind<T>(List<String> fields, Function<List<String>, T> made) {

        private int values() {
            return fields.contains(AMOUNT) ? fields.size() + 1 : fields.size();
        }

        /** The place of a field's value: the currency stands behind the amount and moves the others on. */
        private int place(String field) {
            int index = fields.indexOf(field);
            int amount = fields.indexOf(AMOUNT);
            return amount >= 0 && index > amount ? index + 1 : index;
        }
    }

    /**
     * Many of a kind.
     *
     * @param explain whether each is to be answered with its explanation
     */
    record Bulk<T>(List<T> all, boolean explain) {}

    /** One: an object. */
    <T> T one(InputStream body, Kind<T> kind) {
        return read(body, (in, faults) -> {
            if (in.nextToken() != JsonToken.START_OBJECT) throw refusedShape("", "json-not-object");
            return one(in, kind, "", faults);
        });
    }

    /**
     * {@code {"payments": […], "explain": false}}.
     *
     * @param tooMany what is wrong with more than {@link Payments#MOST_AT_ONCE}; its field is the name of the list
     */
    <T> Bulk<T> bulk(InputStream body, Kind<T> kind, Fault tooMany) {
        var list = tooMany.field();
        return read(body, (in, faults) -> {
            if (in.nextToken() != JsonToken.START_OBJECT) throw refusedShape("", "json-not-object");
            var all = new ArrayList<T>();
            boolean explain = false;
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = in.currentName();
                var token = in.nextToken();
                if (name.equals(list)) {
                    many(in, kind, tooMany, all, faults);
                } else if (name.equals("explain")) {
                    if (token.isBoolean()) explain = token == JsonToken.VALUE_TRUE;
                    else faults.add(Fault.in(name, "json-not-boolean"));
                } else {
                    faults.add(Fault.in(shown(name), "json-unknown-field", list + ", explain"));
                    in.skipChildren();
                }
            }
            return new Bulk<>(all, explain);
        });
    }

    private interface Reading<T> {
        T of(JsonParser in, List<Fault> faults);
    }

    private <T> T read(InputStream body, Reading<T> reading) {
        var faults = new ArrayList<Fault>();
        try (var in = json.createParser(body)) {
            var read = reading.of(in, faults);
            if (in.nextToken() != null) throw refusedShape("", "json-more");
            if (!faults.isEmpty()) throw Problem.refused(faults);
            return read;
        } catch (StreamReadException e) {
            var at = e.getLocation();
            throw Problem.refused(Fault.in("", "not-json", at.getLineNr(), at.getColumnNr()));
        }
    }

    private static <T> void many(JsonParser in, Kind<T> kind, Fault tooMany, List<T> all, List<Fault> faults) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            faults.add(Fault.in(tooMany.field(), "json-not-list"));
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (all.size() == Payments.MOST_AT_ONCE) throw Problem.refused(tooMany);
            var at = tooMany.field() + "[" + all.size() + "]";
            if (in.currentToken() != JsonToken.START_OBJECT) throw refusedShape(at, "json-not-object");
            all.add(one(in, kind, at + ".", faults));
        }
    }

    /** One whose object has been opened; {@code at} is put before the names of its fields. */
    private static <T> T one(JsonParser in, Kind<T> kind, String at, List<Fault> faults) {
        var values = new String[kind.values()];
        boolean amountSeen = false;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = in.currentName();
            in.nextToken();
            int place = kind.place(name);
            if (place < 0) {
                faults.add(Fault.in(at + shown(name), "json-unknown-field", String.join(", ", kind.fields())));
                in.skipChildren();
            } else if (name.equals(AMOUNT)) {
                if (amountSeen) faults.add(Fault.in(at + name, "json-twice"));
                amountSeen = true;
                amount(in, at + name, place, values, faults);
            } else {
                text(in, at, name, place, values, faults);
            }
        }
        for (int i = 0; i < values.length; i++) if (values[i] == null) values[i] = "";
        return kind.made().apply(Arrays.asList(values));
    }

    /** {@code {"amount": "9.99", "currency": "EUR"}}. */
    private static void amount(JsonParser in, String at, int place, String[] values, List<Fault> faults) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            faults.add(Fault.in(at, "json-not-amount"));
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = in.currentName();
            in.nextToken();
            switch (name) {
                case AMOUNT -> text(in, at + ".", name, place, values, faults);
                case "currency" -> text(in, at + ".", name, place + 1, values, faults);
                default -> {
                    faults.add(Fault.in(at + "." + shown(name), "json-unknown-field", "amount, currency"));
                    in.skipChildren();
                }
            }
        }
    }

    private static void text(JsonParser in, String at, String name, int place, String[] values, List<Fault> faults) {
        if (values[place] != null) faults.add(Fault.in(at + name, "json-twice"));
        switch (in.currentToken()) {
            case VALUE_STRING -> values[place] = in.getString();
            case VALUE_NULL -> values[place] = "";
            default -> {
                faults.add(Fault.in(at + name, "json-not-text"));
                in.skipChildren();
            }
        }
    }

    private static Problem refusedShape(String field, String code) {
        return Problem.refused(Fault.in(field, code));
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 59) + "…";
    }
}
