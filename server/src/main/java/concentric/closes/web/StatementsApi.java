package concentric.closes.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.closes.Result;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Call;
import concentric.platform.web.OneOf;
import concentric.platform.web.Visit;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Units' statements for programs. */
@RestController
class StatementsApi {

    private final UnitStatements statements;

    StatementsApi(UnitStatements statements) {
        this.statements = statements;
    }

    /**
     * What a unit had of a month or a year.
     *
     * @param period as asked
     * @param sum of its months; of a year of those that are over
     * @param lines which add up to what is left
     */
    record StatementBody(
            String unit, String period, ResultBody sum, List<ResultBody> months, List<StatementLineBody> lines) {}

    /**
     * What a unit had of a month, or of several.
     *
     * @param result before the close
     * @param atClose what the close gave, less what it shared
     */
    record ResultBody(
            String month,

            @OneOf({"open", "partly", "closed"}) String state,

            Amount received,
            Amount paid,
            Amount costs,
            Amount result,
            Amount atClose,
            Amount left) {

        static ResultBody of(String name, Result result, Currency currency) {
            return new ResultBody(
                    name,
                    result.standing().word(),
                    Amount.of(result.received(), currency),
                    Amount.of(result.paid(), currency),
                    Amount.of(result.costs(), currency),
                    Amount.of(result.before(), currency),
                    Amount.of(result.net(), currency),
                    Amount.of(result.left(), currency));
        }
    }

    /**
     * A line.
     *
     * @param party the other one; left out for costs, and for persons: what one receives is told to nobody else
     * @param persons how many receive it together; left out where {@code party} tells
     * @param by contracts, or the kind of cost; left out where there is none
     * @param amount below zero for what the unit gave
     * @param sentence left out where nothing needs to be explained
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatementLineBody(
            @OneOf({"received", "paid", "costs", "base_pay", "close"})
            String part,

            @Nullable String party,
            @Nullable Integer persons,
            @Nullable String by,
            Amount amount,
            @Nullable String sentence) {

        static StatementLineBody of(StatementLine line, Currency currency) {
            return new StatementLineBody(
                    line.part().word(),
                    orNull(line.party()),
                    line.persons() == 0 ? null : line.persons(),
                    orNull(line.by()),
                    Amount.of(line.amount(), currency),
                    orNull(line.why()));
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    @Call("getStatement")
    @Allowed(Access.CONCERNED)
    @GetMapping("/api" + StatementAddress.PAGE)
    StatementBody one(
            @PathVariable String period,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String currency,
            Visit visit,
            Actor actor) {
        var statement = statements.of(period, Addresses.code(code), currency, visit, actor);
        var in = statement.currency();
        return new StatementBody(
                statement.unit().code(),
                statement.span().toString(),
                ResultBody.of(statement.span().toString(), statement.sum(), in),
                statement.months().stream()
                        .map(month -> ResultBody.of(month.month().toString(), month, in))
                        .toList(),
                StatementLine.of(statement).stream()
                        .map(line -> StatementLineBody.of(line, in))
                        .toList());
    }
}
