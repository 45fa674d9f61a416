package concentric.customers;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Customers come with payments, ten thousand at a time. */
@ApplicationTest
class CustomersTest {

    private final Customers customers;

    CustomersTest(Customers customers) {
        this.customers = customers;
    }

    @Test
    void aCodeIsOneCustomerForEver() {
        var codes = codes("once", 10_000);
        var first = customers.resolve(codes);
        assertThat(first).hasSize(10_000);
        assertThat(first.values()).doesNotHaveDuplicates();
        assertThat(customers.resolve(codes)).isEqualTo(first);
        assertThat(customers.codes(first.values()).values()).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void customersAndSegmentsAreApart() {
        var customer = customers.resolve(List.of("north"));
        assertThat(customers.codes(customer.values()).values()).containsExactly("north");
        var segments = customers.resolveSegments(List.of("north", "south"));
        assertThat(customers.segmentCodes(segments.values()).values()).containsExactlyInAnyOrder("north", "south");
    }

    @Test
    void whatLooksLikeSqlOrIsRepeatedIsACode() {
        var odd = List.of("a'; drop table customers.customer; --", "{\"x\"}", "a,b", "a,b", "\\", "NULL", "é");
        assertThat(customers.resolve(odd)).hasSize(6).doesNotContainValue(null);
        assertThat(customers.resolve(List.of())).isEmpty();
    }

    @Test
    void theSameCodesAtOnceInAnyOrderGiveTheSameCustomers() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var calls = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Map<String, Long>>) () -> {
                        var codes = new ArrayList<>(codes("many", 2_000));
                        Collections.rotate(codes, i * 250);
                        return customers.resolve(codes);
                    })
                    .toList();
            var answers = threads.invokeAll(calls).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers).allMatch(answers.getFirst()::equals);
        }
    }

    private static List<String> codes(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }
}
