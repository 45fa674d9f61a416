package concentric.payments.web;

import concentric.payments.NewPayment;
import concentric.payments.Payments;
import concentric.platform.Fault;
import concentric.platform.web.Problem;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads payments from JSON, token by token: fast enough that reading ten thousand costs little beside recording them, and
 * strict. Every value is text, so that no figure passes through a floating-point number on its way; what is unknown,
 * doubled or of another type is named with its place.
 */
@Component
class PaymentsJson {

    private static final List<String> FIELDS = List.of(
            "source",
            "externalId",
            "offer",
            "customer",
            "segment",
            "amount",
            "currency",
            "quantity",
            "occurredAt",
            "tax");

    private static final int AMOUNT = 5;
    private static final int CURRENCY = 6;

    private final JsonMapper json;

    PaymentsJson(JsonMapper json) {
        this.json = json;
    }

    /**
     * Many payments.
     *
     * @param explain whether each is to be answered with its explanation
     */
    record Bulk(List<NewPayment> payments, boolean explain) {}

    /** One payment: an object. */
    NewPayment one(InputStream body) {
        return read(body, (in, faults) -> {
            if (in.nextToken() != JsonToken.START_OBJECT) throw refusedShape("", "json-not-object");
            return payment(in, "", faults);
        });
    }

    /** {@code {"payments": […], "explain": false}}. */
    Bulk bulk(InputStream body) {
        return read(body, (in, faults) -> {
            if (in.nextToken() != JsonToken.START_OBJECT) throw refusedShape("", "json-not-object");
            var payments = new ArrayList<NewPayment>();
            boolean explain = false;
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = in.currentName();
                var token = in.nextToken();
                switch (name) {
                    case "payments" -> payments(in, payments, faults);
                    case "explain" -> {
                        if (token.isBoolean()) explain = token == JsonToken.VALUE_TRUE;
                        else faults.add(Fault.in(name, "json-not-boolean"));
                    }
                    default -> {
                        faults.add(Fault.in(shown(name), "json-unknown-field", "payments, explain"));
                        in.skipChildren();
                    }
                }
            }
            return new Bulk(payments, explain);
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

    private static void payments(JsonParser in, List<NewPayment> payments, List<Fault> faults) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            faults.add(Fault.in("payments", "json-not-list"));
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (payments.size() == Payments.MOST_AT_ONCE) {
                throw refusedShape("payments", "too-many-payments", Payments.MOST_AT_ONCE);
            }
            var at = "payments[" + payments.size() + "]";
            if (in.currentToken() != JsonToken.START_OBJECT) throw refusedShape(at, "json-not-object");
            payments.add(payment(in, at + ".", faults));
        }
    }

    /** A payment whose object has been opened; {@code at} is put before the names of its fields. */
    private static NewPayment payment(JsonParser in, String at, List<Fault> faults) {
        var values = new String[FIELDS.size()];
        boolean amountSeen = false;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = in.currentName();
            in.nextToken();
            if (name.equals("amount")) {
                if (amountSeen) faults.add(Fault.in(at + name, "json-twice"));
                amountSeen = true;
                amount(in, at + "amount", values, faults);
            } else if (name.equals("currency")) {
                unknown(in, at + name, faults);
            } else {
                int field = FIELDS.indexOf(name);
                if (field < 0) unknown(in, at + shown(name), faults);
                else text(in, at, name, field, values, faults);
            }
        }
        for (int i = 0; i < values.length; i++) if (values[i] == null) values[i] = "";
        return new NewPayment(
                values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8],
                values[9], List.of());
    }

    /** {@code {"amount": "9.99", "currency": "EUR"}}. */
    private static void amount(JsonParser in, String at, String[] values, List<Fault> faults) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            faults.add(Fault.in(at, "json-not-amount"));
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = in.currentName();
            in.nextToken();
            switch (name) {
                case "amount" -> text(in, at + ".", name, AMOUNT, values, faults);
                case "currency" -> text(in, at + ".", name, CURRENCY, values, faults);
                default -> {
                    faults.add(Fault.in(at + "." + shown(name), "json-unknown-field", "amount, currency"));
                    in.skipChildren();
                }
            }
        }
    }

    private static void text(JsonParser in, String at, String name, int field, String[] values, List<Fault> faults) {
        if (values[field] != null) faults.add(Fault.in(at + name, "json-twice"));
        switch (in.currentToken()) {
            case VALUE_STRING -> values[field] = in.getString();
            case VALUE_NULL -> values[field] = "";
            default -> {
                faults.add(Fault.in(at + name, "json-not-text"));
                in.skipChildren();
            }
        }
    }

    private static void unknown(JsonParser in, String at, List<Fault> faults) {
        var known = FIELDS.stream().filter(name -> !name.equals("currency")).toList();
        faults.add(Fault.in(at, "json-unknown-field", String.join(", ", known)));
        in.skipChildren();
    }

    private static Problem refusedShape(String field, String code, Object... args) {
        return Problem.refused(
                new Fault(field, code, Arrays.stream(args).map(String::valueOf).toList()));
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 59) + "…";
    }
}
