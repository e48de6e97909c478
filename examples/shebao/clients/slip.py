"""用 Python 标准库调用 shebao serve：python3 slip.py [服务地址]

Calls shebao serve with the standard library alone: python3 slip.py [address of the server]
"""
import http.client
import json
import sys
import threading
from urllib.parse import urlsplit

server = urlsplit(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080").netloc
rates = {"injury_rate": "0.002", "unemployment_rate": "0.008",
         "housing_employer_rate": "0.05", "housing_employee_rate": "0.05"}


def ask(method, path, body=None, **fields):
    """Sends a request; returns its status, header and body."""
    connection = http.client.HTTPConnection(server, timeout=60)
    header = {"Accept-Language": "zh", "Content-Type": "application/json"} | fields
    connection.request(method, path, None if body is None else json.dumps(body), header)
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def stream(people):
    """Sends people as they come and yields the answers, in the same order, while it sends."""
    connection = http.client.HTTPConnection(server, timeout=60)
    connection.putrequest("POST", "/v1/slips")
    for field, value in (("Accept-Language", "zh"), ("Content-Type", "application/x-ndjson"),
                         ("Transfer-Encoding", "chunked")):
        connection.putheader(field, value)
    connection.endheaders()

    def send():
        for person in people:
            line = json.dumps(person).encode() + b"\n"
            connection.send(b"%x\r\n%b\r\n" % (len(line), line))
        connection.send(b"0\r\n\r\n")

    threading.Thread(target=send, daemon=True).start()
    for line in connection.getresponse():
        yield json.loads(line)


print("== 一张工资单 · one slip")
_, _, body = ask("POST", "/v1/slips", {"month": "2025-08", "wage": "8000", "brief": True, **rates})
slip = json.loads(body)
print(slip["brief_zh"])
print("单位合计", slip["employer"]["total"])

print("== 逐行的流 · a stream, a person a line")
for answer in stream({"month": "2025-08", "wage": wage, **rates} for wage in ("8000", "12345.67", "-1")):
    if "error" in answer:
        print("第", answer["error"]["line"], "行", answer["error"]["message"])
    else:
        print("个人", answer["employee"]["total"], "单位", answer["employer"]["total"])

print("== 错误逐个字段 · an error, field by field")
_, _, body = ask("POST", "/v1/slips", {"month": "2025-08", "wage": 8000})
problem = json.loads(body)
print(problem["status"], problem["title"])
for error in problem["errors"]:
    print(f"{error['field']} [{error['code']}] {error['reason']}；{error['do']}")

print("== 未变则不重发 · not sent again unless it has changed")
_, header, _ = ask("GET", "/v1/figures?month=2025-08")
status, _, _ = ask("GET", "/v1/figures?month=2025-08", **{"If-None-Match": header["ETag"]})
print(status)
