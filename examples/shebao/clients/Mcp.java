// 用 Java 17 启动 shebao mcp 并调用一个工具：java Mcp.java shebao
// Starts shebao mcp and calls a tool, with Java 17 alone: java Mcp.java PATH_OF_SHEBAO
//
// Java itself reads no JSON. text() finds one text of an answer, no more; hand answers to the JSON library you use.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

public class Mcp {
    static BufferedReader answers;
    static Writer requests;

    static void send(String message) throws IOException {
        requests.write("{\"jsonrpc\": \"2.0\", " + message + "}\n");
        requests.flush();
    }

    /** Sends a request and returns its answer. */
    static String ask(int number, String method, String params) throws IOException {
        send("\"id\": " + number + ", \"method\": \"" + method + "\", \"params\": " + params);
        return answers.readLine();
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

    public static void main(String[] args) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var server = new ProcessBuilder(args[0], "mcp", "-name", "payroll.slip", "-lang", "zh")
            .redirectError(Redirect.DISCARD).start();
        answers = server.inputReader(StandardCharsets.UTF_8);
        requests = server.outputWriter(StandardCharsets.UTF_8);

        var hello = ask(1, "initialize", "{\"protocolVersion\": \"2025-06-18\", \"capabilities\": {},"
            + " \"clientInfo\": {\"name\": \"hr\", \"version\": \"1\"}}");
        out.println(text(hello.substring(hello.indexOf("\"serverInfo\"")), "name"));
        send("\"method\": \"notifications/initialized\", \"params\": {}");
        var tools = ask(2, "tools/list", "{}");
        out.println(text(tools, "name"));
        var number = 3;
        for (var wage : List.of("8000", "-1")) {
            var answer = ask(number++, "tools/call", "{\"name\": \"payroll_slip\", \"arguments\": {"
                + "\"month\": \"2025-08\", \"wage\": \"" + wage + "\", \"brief\": true, \"injury_rate\": \"0.002\","
                + " \"unemployment_rate\": \"0.008\", \"housing_employer_rate\": \"0.05\","
                + " \"housing_employee_rate\": \"0.05\"}}");
            var inside = text(answer, "text");
            out.println(text(inside, answer.contains("\"isError\":true") ? "message" : "brief_zh"));
        }
        requests.close();
        server.waitFor();
    }
}
