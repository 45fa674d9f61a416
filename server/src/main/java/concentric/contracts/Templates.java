package concentric.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The catalogue of templates, from the simplest on: case files that come with the program. */
@Component("contractTemplates")
public class Templates {

    /** What contracts are most often made of: those that run live, then those that act at a close. */
    public static final List<String> CODES = List.of(
            "percent-split",
            "fixed-per-unit",
            "fee-per-payment",
            "node-and-rest",
            "waterfall",
            "receipts-share",
            "held-back",
            "service-by-usage",
            "community-share",
            "marketplace",
            "result-share",
            "members-share",
            "bands",
            "bonus",
            "earned-share",
            "stake-and-loss",
            "community-total",
            "community-part",
            "community-result",
            "until-it-fails");

    private final List<Template> all;

    Templates() {
        this.all = CODES.stream().map(code -> Template.of(code, file(code))).toList();
    }

    /** All of them. */
    public List<Template> all() {
        return all;
    }

    /** One of them. */
    public Optional<Template> find(String code) {
        return all.stream().filter(template -> template.code().equals(code)).findFirst();
    }

    /** The case file of a template. */
    public static String file(String code) {
        try (var in = new ClassPathResource("contracts/templates/" + code + ".case").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("template " + code, e);
        }
    }
}
