#!/usr/bin/env bash
# 用 curl 和 jq 调用 shebao serve：./slip.sh [服务地址]
# Calls shebao serve with curl and jq: ./slip.sh [address of the server]
set -euo pipefail
server=${1:-http://127.0.0.1:8080}

# post FIELD... sends standard input as JSON, or as what the further fields of the header say.
post() { curl -s -H 'Accept-Language: zh' -H 'Content-Type: application/json' "$@"; }

echo '== 一张工资单 · one slip'
slip=$(post -d @- "$server/v1/slips" <<'JSON'
{"month": "2025-08", "wage": "8000", "injury_rate": "0.002", "unemployment_rate": "0.008",
 "housing_employer_rate": "0.05", "housing_employee_rate": "0.05", "brief": true}
JSON
)
jq -r '.brief_zh, "单位合计 \(.employer.total)"' <<<"$slip"

echo '== 逐行的流 · a stream, a person a line'
rates='"injury_rate": "0.002", "unemployment_rate": "0.008",
  "housing_employer_rate": "0.05", "housing_employee_rate": "0.05"'
for wage in '"8000"' '"12345.67"' '"-1"'; do
  echo {\"month\": \"2025-08\", \"wage\": $wage, $rates} # without quotes, so that it is one line
done | curl -sT - -X POST -H 'Accept-Language: zh' -H 'Content-Type: application/x-ndjson' "$server/v1/slips" |
  jq -r 'if .error then "第 \(.error.line) 行 \(.error.message)" else "个人 \(.employee.total) 单位 \(.employer.total)" end'

echo '== 错误逐个字段 · an error, field by field'
problem=$(post -d '{"month": "2025-08", "wage": 8000}' "$server/v1/slips")
jq -r '"\(.status) \(.title)", (.errors[] | "\(.field) [\(.code)] \(.reason)；\(.do)")' <<<"$problem"

echo '== 未变则不重发 · not sent again unless it has changed'
held=$(curl -sD - -o /dev/null "$server/v1/figures?month=2025-08" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p')
curl -s -o /dev/null -w '%{http_code}\n' -H "If-None-Match: $held" "$server/v1/figures?month=2025-08"
