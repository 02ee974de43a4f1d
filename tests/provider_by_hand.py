"""The provider of the tests, to try signing in by hand, with somebody for each role.

`python -m tests.provider_by_hand FOLDER URL` serves at http://127.0.0.1:9000 until Ctrl-C. FOLDER
holds `client-secret`, and `localhost.crt` of the proxy; URL is where the dashboard is reached.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

from tests.city_hall import PEOPLE, provider
from tests.tls_proxy import wait_until_stopped

PORT: Final = 9000


def main(folder: Path, url: str) -> None:
    """Serve until somebody stops it."""
    accounts = {
        login: {**person, "roles": [f"woonnetwerk-{role}" for role in person["roles"]]}
        for login, person in PEOPLE.items()
    }
    with provider(
        url.rstrip("/"),
        port=PORT,
        environment={
            "ACCOUNTS": json.dumps(accounts),
            "NODE_EXTRA_CA_CERTS": str(folder / "localhost.crt"),
        },
        client_secret=(folder / "client-secret").read_text(encoding="utf-8").strip(),
        backchannel_logout_uri=f"{url.rstrip('/')}/afmelden/door-aanbieder",
    ) as known:
        print(f"{known.issuer} knows, with any password:", flush=True)  # noqa: T201  # by hand
        for login, person in PEOPLE.items():
            print(f"  {login}: {person['name']}", flush=True)  # noqa: T201  # as above
        wait_until_stopped()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
