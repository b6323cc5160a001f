"""Runs docs/check_company.py as a command for each line read, a JSON list of words, and answers {"status", "output"} a line:
one process for many files."""
import contextlib
import io
import json
import sys

path = sys.argv[1]
with open(path, encoding="utf-8") as file:
    program = compile(file.read(), path, "exec")
for line in sys.stdin:
    sys.argv = [path, *json.loads(line)]
    output, status = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), None
    try:
        with contextlib.redirect_stdout(output):
            exec(program, {"__name__": "__main__"})
    except SystemExit as end:
        status = end.code
    output.seek(0)
    print(json.dumps({"status": status, "output": output.read()}), flush=True)
