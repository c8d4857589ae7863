#!/usr/bin/env bash
# Lodges a declaration, and a file if one is named: GATE=… TOKEN=… ./lodge.sh REFERENCE [FILE]
set -euo pipefail

: "${GATE:?the address of the gate, such as http://127.0.0.1:8081}"
: "${TOKEN:?an access token}"
reference=${1:?the reference of the declaration}
file=${2:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Sends a request; the body of the answer is in $work/body, its status in $status. What the gate
# cannot take now is sent again after the time that it says.
ask() {
  local try
  for try in 1 2 3 4 5 6; do
    status=$(curl -sS -o "$work/body" -D "$work/head" -w '%{http_code}' \
      -H "Authorization: Bearer $TOKEN" -H 'Accept-Language: vi' "$@")
    if [[ $status != 429 && $status != 503 ]]; then
      break
    fi
    sleep "$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]*\).*/\1/p' "$work/head" | head -1 | grep . || echo 2)"
  done
  if ((status >= 400)); then
    echo "refused ($status):" >&2
    cat "$work/body" >&2
    exit 1
  fi
}

# The first text value of that name in the answer.
value() {
  grep -o "\"$1\":\"[^\"]*\"" "$work/body" | head -1 | cut -d'"' -f4
}

arrival=$(TZ=Asia/Ho_Chi_Minh date -d '+1 day' '+%Y-%m-%dT%H:%M:00+07:00')
declaration=$(
  cat <<JSON
{"declarant": {"scheme": "VN_TAX_CODE", "number": "0100109106", "name": "Nông sản Lào Cai"},
 "reference": "$reference", "gate": "KIM-THANH", "direction": "EXPORT", "tradeType": "EXPORT",
 "plannedArrival": "$arrival", "destination": "CN",
 "items": [{"hsCode": "081060", "description": "Sầu riêng tươi", "origin": "VN",
            "netMassKg": 17400, "value": {"amount": "69600.00", "currency": "USD"}}]}
JSON
)

ask -H 'Content-Type: application/json' --data-binary "$declaration" "$GATE/api/declarations"
id=$(value declarationId)
echo "lodged $id ($status)"

ask -H 'Content-Type: application/json' --data-binary "$declaration" "$GATE/api/declarations"
[[ $(value declarationId) == "$id" ]] || exit 1
echo "again $id ($status)"

ask "$GATE/api/declarations/$id"
echo "status $(value status)"

if [[ -n $file ]]; then
  ask -H 'Content-Type: application/octet-stream' --data-binary "@$file" \
    "$GATE/api/bulk?then=lodge"
  self=$GATE$(value self)
  while [[ $(value state) == CHECKING || $(value state) == LODGING ]]; do
    sleep 1
    ask "$self"
  done
  echo "file $(value state) $(grep -o '"tally":{[^}]*}' "$work/body")"
  ask "$self/faults"
  grep -o '"row":[0-9]*,"column":"[A-Z]*"\|"message":"[^"]*"' "$work/body" || true
fi
