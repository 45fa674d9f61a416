package concentric.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SankeyTest {

    /** Says keys and arguments, so that a test sees both. */
    private static final Texts KEYS = (key, args) -> key + Arrays.toString(args);

    private static final Sankey.Words WORDS =
            new Sankey.Words("Where 9.99 went", "See the table", "#parties", cents -> "€" + cents, KEYS);

    @Test
    void showsWhatEachPartyReceivesAndKeeps() {
        var sankey = Sankey.of(
                List.of(
                        node("Payment", PartyKind.CUSTOMER),
                        node("Recipes", PartyKind.NODE),
                        node("Lab", PartyKind.NODE)),
                List.of(new Sankey.Flow("Payment", "Recipes", 273), new Sankey.Flow("Recipes", "Lab", 41)),
                WORDS);

        assertThat(sankey.svg())
                .contains("Payment <tspan class=\"v\">€273</tspan>")
                .contains("Recipes <tspan class=\"v\">€273</tspan>")
                .contains("sankey.keeps[€232]")
                .contains("sankey.keeps[€41]")
                .contains("sankey.flow[Recipes, Lab, €41]");
        assertThat(sankey.notDrawn()).isNull();
    }

    @Test
    void isTheSameWhateverTheOrderOfTheData() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var cascade = Cascade.random(random);
            var expected = cascade.draw().svg();
            Collections.shuffle(cascade.nodes, random);
            Collections.shuffle(cascade.flows, random);
            assertThat(cascade.draw().svg()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void neverLetsLabelsOrBarsOverlap() {
        for (var seed = 0; seed < 1000; seed++) {
            var cascade = Cascade.random(new Random(seed));
            var graph = SankeyGraph.of(cascade.nodes, cascade.flows).gathered(WORDS);
            var layout = SankeyLayout.of(graph, WORDS);
            var boxes = graph.parties().stream()
                    .map(party -> layout.box(party.id()))
                    .toList();
            for (var i = 0; i < boxes.size(); i++) {
                for (var j = 0; j < i; j++) {
                    assertThat(overlap(boxes.get(i), boxes.get(j)))
                            .as("seed %d: %s and %s", seed, boxes.get(i), boxes.get(j))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void drawsEveryFlowThickEnoughToBeSeen() {
        for (var seed = 0; seed < 200; seed++) {
            var cascade = Cascade.random(new Random(seed));
            var layout =
                    SankeyLayout.of(SankeyGraph.of(cascade.nodes, cascade.flows).gathered(WORDS), WORDS);
            assertThat(layout.bands()).as("seed %d", seed).allMatch(band -> band.thickness() >= 1.5);
        }
    }

    @Test
    void isWellFormedAndHasNoStyles() {
        for (var seed = 0; seed < 200; seed++) {
            var svg = Cascade.random(new Random(seed)).draw().svg();
            assertThat(parse(svg).getDocumentElement().getTagName())
                    .as("seed %d", seed)
                    .isEqualTo("svg");
            assertThat(svg).doesNotContain("style=").doesNotContain("NaN").doesNotContain("Infinity");
        }
    }

    @Test
    void rendersNamesHarmless() {
        var name = "<svg onload=alert(1)>\"'&\u0000";
        var sankey = Sankey.of(
                List.of(
                        new Sankey.Node(name, name, PartyKind.CUSTOMER, "javascript:alert(1)"),
                        new Sankey.Node("b", "B", PartyKind.NODE, "//elsewhere"),
                        new Sankey.Node("c", "C", PartyKind.NODE, "/network/units/c?a=1&b=\"2\"")),
                List.of(new Sankey.Flow(name, "b", 1), new Sankey.Flow("b", "c", 1)),
                new Sankey.Words("</title><script>", "<b>", "#", cents -> "<i>", KEYS));

        var document = parse(sankey.svg());
        assertThat(document.getElementsByTagName("svg").getLength()).isOne();
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("i").getLength()).isZero();
        var links = document.getElementsByTagName("a");
        assertThat(links.getLength()).isOne();
        assertThat(links.item(0).getAttributes().getNamedItem("href").getNodeValue())
                .isEqualTo("/network/units/c?a=1&b=\"2\"");
    }

    @Test
    void drawsTheSmallestTogetherWhenThereAreTooMany() {
        var nodes = new ArrayList<Sankey.Node>();
        var flows = new ArrayList<Sankey.Flow>();
        nodes.add(node("payment", PartyKind.CUSTOMER));
        IntStream.range(0, 100).forEach(i -> {
            nodes.add(node("unit" + i, PartyKind.NODE));
            flows.add(new Sankey.Flow("payment", "unit" + i, 100 + i));
        });

        var graph = SankeyGraph.of(nodes, flows).gathered(WORDS);
        assertThat(graph.parties()).hasSize(SankeyGraph.MOST_PARTIES);
        assertThat(graph.links().stream().mapToLong(SankeyGraph.Link::amount).sum())
                .isEqualTo(flows.stream().mapToLong(Sankey.Flow::amount).sum());
        var sankey = Sankey.of(nodes, flows, WORDS);
        assertThat(sankey.svg()).contains("sankey.others[78]").contains("href=\"#parties\"");
        assertThat(sankey.notDrawn()).isEqualTo("sankey.gathered[78]");
    }

    @Test
    void saysWhichFlowsItLeavesOut() {
        var sankey = Sankey.of(
                List.of(node("a", PartyKind.NODE), node("b", PartyKind.NODE), node("c", PartyKind.NODE)),
                List.of(
                        new Sankey.Flow("a", "b", 5),
                        new Sankey.Flow("b", "a", 2),
                        new Sankey.Flow("b", "b", 2),
                        new Sankey.Flow("a", "c", 0),
                        new Sankey.Flow("a", "c", -1)),
                WORDS);

        assertThat(sankey.notDrawn()).isEqualTo("sankey.left-out[4]");
        assertThat(sankey.svg()).contains("sankey.flow[a, b, €5]").doesNotContain("sankey.flow[b");
    }

    @Test
    void refusesAFlowOfSomebodyUnknown() {
        assertThatThrownBy(() -> Sankey.of(List.of(), List.of(new Sankey.Flow("a", "b", 1)), WORDS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsNothingWithoutFlows() {
        assertThat(parse(Sankey.of(List.of(), List.of(), WORDS).svg())
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
    }

    private static Sankey.Node node(String name, PartyKind kind) {
        return new Sankey.Node(name, name, kind, null);
    }

    private static boolean overlap(SankeyLayout.Box one, SankeyLayout.Box other) {
        return (overlap(
                                one.labelX(),
                                one.label().width(),
                                other.labelX(),
                                other.label().width())
                        && overlap(one.labelY(), lines(one), other.labelY(), lines(other)))
                || (overlap(one.x(), SankeyLayout.BAR, other.x(), SankeyLayout.BAR)
                        && overlap(one.y(), one.height(), other.y(), other.height()))
                || (overlap(one.labelX(), one.label().width(), other.x(), SankeyLayout.BAR)
                        && overlap(one.labelY(), lines(one), other.y(), other.height()))
                || (overlap(other.labelX(), other.label().width(), one.x(), SankeyLayout.BAR)
                        && overlap(other.labelY(), lines(other), one.y(), one.height()));
    }

    private static double lines(SankeyLayout.Box box) {
        return box.label().lines() * SankeyLayout.LINE;
    }

    private static boolean overlap(double start, double length, double otherStart, double otherLength) {
        return start < otherStart + otherLength - 0.01 && otherStart < start + length - 0.01;
    }

    private static Document parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + svg, e);
        }
    }

    /** Money that runs from a payment through units, each paying some that come after it. */
    private static final class Cascade {

        final List<Sankey.Node> nodes = new ArrayList<>();
        final List<Sankey.Flow> flows = new ArrayList<>();

        static Cascade random(Random random) {
            var cascade = new Cascade();
            var size = 2 + random.nextInt(45);
            var kinds = PartyKind.values();
            for (var i = 0; i < size; i++) {
                var name = "Unit " + "long name ".repeat(random.nextInt(4)) + i;
                var kind = kinds[random.nextInt(kinds.length)];
                cascade.nodes.add(new Sankey.Node("unit" + i, name, kind, "/network/units/" + i));
                for (var from = 0; from < i; from++) {
                    if (from == 0 || random.nextInt(i) < 2) {
                        cascade.flows.add(new Sankey.Flow(
                                "unit" + from, "unit" + i, 1 + random.nextLong(1L << random.nextInt(1, 40))));
                    }
                }
            }
            return cascade;
        }

        Sankey draw() {
            return Sankey.of(nodes, flows, WORDS);
        }
    }
}
