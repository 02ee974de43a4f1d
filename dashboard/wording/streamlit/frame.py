"""Around every page: the sidebar, and what went wrong."""

from __future__ import annotations

from typing import Final

from dashboard.wording.streamlit.place import Place
from dashboard.words import N_

PLACES: Final = (
    Place('[data-testid="stSkipToContent"]', (N_("Skip to main content"),)),
    Place('[data-testid="stLogoLink"]', (N_("Navigate to home page"),)),
    Place('[data-testid="stSidebar"]', (N_("Sidebar"),)),
    Place('[data-testid="stSidebarNav"]', (N_("App pages"),)),
    Place('[data-testid="stSidebarNavViewButton"]', (N_("View {count} more"), N_("View less"))),
    Place('[data-testid="stSidebarCollapseButton"] button', (N_("Collapse sidebar"),)),
    Place('[data-testid="stExpandSidebarButton"]', (N_("Expand sidebar"),)),
    Place(
        '[data-testid="stMarkdownContainer"] span[role="img"]',
        (N_("check icon"), N_("error icon"), N_("help icon")),
    ),
    Place('[data-testid="stHeaderActionElements"] a', (N_("Link to heading"),)),
    Place('[data-testid="stTooltipIcon"] button', (N_("Help"), N_("Help for {label}"))),
    Place('[data-testid="stVegaLiteChart"] g', (N_("group mark container"),)),
    Place('[data-testid="stProgress"] [role="progressbar"]', (N_("progress"),)),
    Place('[data-testid="stTabsScrollLeft"]', (N_("Scroll tabs left"),)),
    Place('[data-testid="stTabsScrollRight"]', (N_("Scroll tabs right"),)),
    Place('[data-testid="stDialog"] button', (N_("Close"), N_("Dismiss"))),
    Place(
        # Our own dialogs hold a block; Streamlit's do not.
        '[data-testid="stDialog"] section:not(:has([data-testid="stVerticalBlock"])) *',
        (
            N_("Page not found"),
            N_(
                "The page that you have requested does not seem to exist. "
                "Running the app's main page."
            ),
            N_("Connection error"),
            N_("Streamlit server is not responding. Are you connected to the internet?"),
            N_("Connection timed out."),
        ),
    ),
    Place(
        '[data-testid="stExceptionMessage"]',
        (
            N_(
                "This app has encountered an error. The original error message is redacted "
                "to prevent data leaks. Full error details have been recorded in the logs "
                "(if you're on Streamlit Cloud, click on 'Manage app' in the lower right of "
                "your app)."
            ),
        ),
    ),
)
