package concentric.platform.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A list as JSON: an array of objects, all values as text, just as in the CSV; so no digit of an amount is lost. */
final class JsonWriter implements ListWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> header;
    private final JsonGenerator generator;

    JsonWriter(ListFile list, OutputStream out) {
        this.header = list.header();
        this.generator = JSON.createGenerator(out);
        generator.writeStartArray();
    }

    @Override
    public void row(String... fields) {
        generator.writeStartObject();
        for (int i = 0; i < fields.length; i++) generator.writeStringProperty(header.get(i), fields[i]);
        generator.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        generator.writeEndArray();
        generator.close();
    }
}
