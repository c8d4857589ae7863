"""Lodges a declaration, and a file if one is named: GATE=… TOKEN=… python3 lodge.py REFERENCE [FILE]"""

import datetime
import json
import os
import sys
import time
import urllib.error
import urllib.request

GATE = os.environ["GATE"]
TOKEN = os.environ["TOKEN"]
TRIES = 6


def ask(path, body=None, content_type="application/json"):
    """Sends a request; what the gate cannot take now is sent again after the time that it says."""
    for left in reversed(range(TRIES)):
        request = urllib.request.Request(GATE + path, data=body)
        request.add_header("Authorization", "Bearer " + TOKEN)
        request.add_header("Accept-Language", "vi")
        if body is not None:
            request.add_header("Content-Type", content_type)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refusal:
            if refusal.code not in (429, 503) or left == 0:
                tell(refusal)
            time.sleep(int(refusal.headers.get("Retry-After", "2")))


def tell(refusal):
    """Every fault with its place, and the page that explains it."""
    problem = json.load(refusal)
    for fault in problem["errors"]:
        print(f"{fault['pointer']}: {fault['message']} ({GATE}/problems/{fault['code']})")
    sys.exit(f"refused: {problem['detail']} (request {problem.get('requestId')})")


def declaration(reference):
    zone = datetime.timezone(datetime.timedelta(hours=7))
    arrival = datetime.datetime.now(zone) + datetime.timedelta(days=1)
    return {
        "declarant": {
            "scheme": "VN_TAX_CODE",
            "number": "0100109106",
            "name": "Nông sản Lào Cai",
        },
        "reference": reference,
        "gate": "KIM-THANH",
        "direction": "EXPORT",
        "tradeType": "EXPORT",
        "plannedArrival": arrival.isoformat(timespec="seconds"),
        "destination": "CN",
        "items": [
            {
                "hsCode": "081060",
                "description": "Sầu riêng tươi",
                "origin": "VN",
                "netMassKg": 17400,
                # An amount is a text: a binary fraction would lose cents.
                "value": {"amount": "69600.00", "currency": "USD"},
            }
        ],
    }


def lodge(reference):
    body = json.dumps(declaration(reference)).encode()
    status, receipt = ask("/api/declarations", body)
    print(f"lodged {receipt['declarationId']} ({status})")
    status, again = ask("/api/declarations", body)
    assert again == receipt, "a repeat gets the very same receipt"
    print(f"again {again['declarationId']} ({status})")
    _, standing = ask(receipt["links"]["self"])
    print(f"status {standing['status']}")


def send(file):
    with open(file, "rb") as content:
        _, view = ask("/api/bulk?then=lodge", content.read(), "application/octet-stream")
    while view["state"] in ("CHECKING", "LODGING"):
        time.sleep(0.5)
        _, view = ask(view["links"]["self"])
    print(f"file {view['state']} {json.dumps(view['tally'])}")
    path = view["links"]["faults"]
    while path:
        _, part = ask(path)
        for fault in part["faults"]:
            cell = f"{fault.get('column', '')}{fault.get('row', '')}"
            print(f"{cell}: {fault['message']} {fault.get('right', '')}")
        following = part.get("next")
        path = f"{view['links']['faults']}?after={following}" if following else None


if __name__ == "__main__":
    lodge(sys.argv[1])
    if len(sys.argv) > 2:
        send(sys.argv[2])
