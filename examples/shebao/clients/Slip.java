// 用 Java 17 自带的 java.net.http 调用 shebao serve：java Slip.java [服务地址]
// Calls shebao serve with Java 17 alone: java Slip.java [address of the server]
//
// Java itself reads no JSON. text() finds one text of an answer, no more; hand body() to the JSON library you use.
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class Slip {
    static final HttpClient client = HttpClient.newHttpClient();
    static final String rates = """
        "injury_rate": "0.002", "unemployment_rate": "0.008",\
         "housing_employer_rate": "0.05", "housing_employee_rate": "0.05\"""";

    static String server = "http://127.0.0.1:8080";

    static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).header("Accept-Language", "zh");
    }

    static HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        var request = to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Sends people, a line each, and gives the answers line by line. All is sent before an answer is read, so a stream
     *  has a thousand people at most; send the next thousand after it. */
    static Stream<String> stream(List<String> people) throws IOException, InterruptedException {
        var lines = people.stream().map(person -> person + "\n").collect(Collectors.joining());
        var request = to("/v1/slips").header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines)).build();
        return client.send(request, BodyHandlers.ofLines()).body();
    }

    /** The first text of this name in a document; empty where there is none. */
    static String text(String json, String name) {
        var before = "\"" + name + "\":\"";
        var begin = json.indexOf(before);
        if (begin < 0) return "";
        begin += before.length();
        var end = begin;
        while (json.charAt(end) != '"') end += json.charAt(end) == '\\' ? 2 : 1;
        return json.substring(begin, end).translateEscapes();
    }

    static String person(String wage) {
        return "{\"month\": \"2025-08\", \"wage\": \"" + wage + "\", \"brief\": true, " + rates + "}";
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0) server = args[0];
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

        out.println("== 一张工资单 · one slip");
        out.println(text(post("/v1/slips", person("8000")).body(), "brief_zh"));

        out.println("== 逐行的流 · a stream, a person a line");
        try (var answers = stream(List.of(person("8000"), person("12345.67"), person("-1")))) {
            answers.forEach(line -> out.println(text(line, line.startsWith("{\"error\":") ? "message" : "brief_zh")
                .split("\n")[0]));
        }

        out.println("== 错误逐个字段 · an error, field by field");
        var problem = post("/v1/slips", "{\"month\": \"2025-08\", \"wage\": 8000}");
        out.println(problem.statusCode() + " " + problem.body().strip());

        out.println("== 未变则不重发 · not sent again unless it has changed");
        var held = client.send(to("/v1/figures?month=2025-08").build(), BodyHandlers.discarding())
            .headers().firstValue("ETag").orElseThrow();
        var again = to("/v1/figures?month=2025-08").header("If-None-Match", held).build();
        out.println(client.send(again, BodyHandlers.discarding()).statusCode());
    }
}
