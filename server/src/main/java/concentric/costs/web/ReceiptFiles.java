package concentric.costs.web;

import concentric.costs.Cost;
import concentric.costs.Costs;
import concentric.costs.Receipt;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Receipts of costs as files to keep, never to be shown in a page of ours: somebody else wrote them. */
@RestController
class ReceiptFiles {

    static final String PATH = "/receipts";

    private final Costs costs;

    ReceiptFiles(Costs costs) {
        this.costs = costs;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id:\\d+}")
    ResponseEntity<byte[]> file(@PathVariable long id, Actor actor) {
        return answer(costs.receipt(new Cost.Id(id), actor).orElseThrow(Problem::notFound));
    }

    static ResponseEntity<byte[]> answer(Receipt receipt) {
        var disposition = ContentDisposition.attachment()
                .filename(receipt.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_TYPE, receipt.media().orElse("application/octet-stream"))
                .body(receipt.bytes());
    }
}
