"""The place where files are dropped, and the files that lie there."""

from __future__ import annotations

from typing import Final

from dashboard.wording.streamlit.place import Place
from dashboard.words import N_

_ZONE: Final = '[data-testid="stFileUploaderDropzone"]'
_FILE: Final = '[data-testid="stFileChip"]'

PLACES: Final = (
    Place(f"{_ZONE} > span button p", (N_("Upload"),)),
    Place(f"{_ZONE} > input", (N_("file upload"),)),
    Place(
        f"{_ZONE} > div > span",
        (N_("Drag and drop a file here"), N_("Drag and drop files here")),
    ),
    Place('[data-testid="stFileUploaderDropzoneInstructions"] span', (N_("{size} per file"),)),
    Place(
        ':is([data-testid="stFileChips"] > button, [data-testid="stFileChips"] > button span)',
        (N_("Add files"), N_("add icon")),
    ),
    Place(
        '[data-testid="stFileChipDeleteBtn"] button',
        (N_("Remove {label}"), N_("Cancel upload of {label}")),
    ),
    Place(_FILE, ("{label}, {size}",)),
    Place('[data-testid="stFileChipName"] + div', ("{size}",)),
    Place(
        f'{_FILE} [role="alert"], [data-testid="stTooltipErrorContent"]',
        (
            N_("File must be {size} or smaller."),
            N_("files are not allowed."),
            N_("{label} files are not allowed."),
            N_("Upload failed"),
        ),
        replaced={
            "AxiosError: Request failed with status code 413": N_(
                "There is no room for this file now. Remove files that you uploaded, or try later."
            )
        },
        mistake=True,
    ),
)
