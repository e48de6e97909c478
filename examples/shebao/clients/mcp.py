"""用 Python 标准库启动 shebao mcp 并调用一个工具：python3 mcp.py shebao

Starts shebao mcp and calls a tool, with the standard library alone: python3 mcp.py PATH_OF_SHEBAO
"""
import json
import subprocess
import sys

server = subprocess.Popen([sys.argv[1], "mcp", "-name", "payroll.slip", "-lang", "zh"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")


def send(method, params, number=None):
    """Sends a request, or a notification where it has no number."""
    message = {"jsonrpc": "2.0", "method": method, "params": params}
    server.stdin.write(json.dumps(message if number is None else message | {"id": number}) + "\n")
    server.stdin.flush()


def ask(method, params, number):
    """Sends a request; returns its result."""
    send(method, params, number)
    return json.loads(server.stdout.readline())["result"]


hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "hr", "version": "1"}}
print(ask("initialize", hello, 1)["serverInfo"]["name"])
send("notifications/initialized", {})
print(*(tool["name"] for tool in ask("tools/list", {}, 2)["tools"]))
person = {"month": "2025-08", "wage": "8000", "injury_rate": "0.002", "unemployment_rate": "0.008",
          "housing_employer_rate": "0.05", "housing_employee_rate": "0.05", "brief": True}
for number, wage in enumerate(("8000", "-1"), 3):
    result = ask("tools/call", {"name": "payroll_slip", "arguments": person | {"wage": wage}}, number)
    answer = json.loads(result["content"][0]["text"])
    print(answer["error"]["message"] if result.get("isError") else answer["brief_zh"])
server.stdin.close()
server.wait()
