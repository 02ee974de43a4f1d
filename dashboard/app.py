"""The frame: settings, who is asking, and which pages there are."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import cache
from dashboard.access.access_page import ACCESS_PAGE
from dashboard.access.addresses import SUBJECT_KEY
from dashboard.access.audit_log import AuditActor
from dashboard.access.opened import access
from dashboard.app_pages import PAGES, PageEntry
from dashboard.components.signed_in import show_signed_in
from dashboard.context import Context, Person
from dashboard.markdown import escaped
from dashboard.operations.measurements import MEASUREMENTS, RERUNS
from dashboard.roles import RIGHTS_OF, Role
from dashboard.server.shell import ICON, LOGO
from dashboard.settings import LOOPBACK, database_path, path_of_site, user_name
from dashboard.uploads import take_no_uploads, take_own_uploads
from dashboard.wording.problems import error_text
from dashboard.words import N_, Language, Words
from data.errors import StoreError
from data.periods import today
from data.rights import EVERYTHING, Permission


def main() -> None:
    """Show the page that the address asks for."""
    words = Words(_asked_language())
    st.set_page_config(page_title="Woonnetwerk", page_icon=str(ICON), layout="wide")
    st.logo(str(LOGO), icon_image=str(LOGO))
    person, permission = _who_asks(words)
    database = str(database_path())
    try:
        store = cache.store(database).on_behalf_of(permission)
        revision = store.revision
    except StoreError as error:
        _show_error(words, error)
        st.stop()
    pages: dict[str, Page] = {}
    context = Context(
        store=store,
        database=database,
        revision=revision,
        person=person,
        words=words,
        today=today(),
        pages=pages,
        read=cache.read_snapshot,
    )
    sections: dict[str, list[Page]] = {}
    for page in (page for page in pages_served() if context.may(page.right)):
        pages[page.key] = st.Page(
            partial(_show_page, page, context),
            title=words(page.title),
            icon=page.icon,
            url_path=page.address,
            default=page.address == "",
        )
        sections.setdefault(words(page.section), []).append(pages[page.key])
    shown = st.navigation(sections, expanded=True)
    _report_unknown_address(words)
    if context.signs:
        show_signed_in(context)
    _offer_language(words)
    try:
        shown.run()
    except StoreError as error:
        _show_error(words, error)


def pages_served() -> tuple[PageEntry, ...]:
    """All pages; that of the administrator only where people sign in."""
    return PAGES if access() is None else (*PAGES, ACCESS_PAGE)


def _who_asks(words: Words) -> tuple[Person, Permission]:
    """Who is signed in, and what that person may do; on one's own computer everything."""
    opened = access()
    if opened is None:
        _refuse_network_address(words)
        return Person(user_name(), Role.ADMIN), EVERYTHING
    session = opened.session_of(_asking_subject())
    if session is None:
        st.info(words("Your session has ended. Sign in again to go on."))
        st.stop()
    actor = AuditActor.from_session(session, st.context.ip_address or "")
    permission = Permission(RIGHTS_OF[session.role], session.name, opened.audit.witness(actor))
    return Person(session.name, session.role), permission


def _asking_subject() -> str:
    """Who asks, as the header of the gate says it; empty where nobody signs in."""
    return str(st.user.get(SUBJECT_KEY) or "")


def _refuse_network_address(words: Words) -> None:
    """End a page that is served to other computers without anybody signing in."""
    served = st.get_option("server.address")
    if served not in LOOPBACK:
        st.error(
            words(
                "This serves other computers without anybody signing in. Start it with "
                "`woonnetwerk run --url`; the address {address} is refused.",
                address=served or "0.0.0.0",  # noqa: S104  # what Streamlit serves by default
            )
        )
        st.stop()


def _report_unknown_address(words: Words) -> None:
    """Say once that the address is of no page; Streamlit's own dialog is kept away as all are."""
    address = _asked_path().removeprefix(path_of_site()).strip("/")
    known = address in {page.address for page in pages_served()}
    reported = st.session_state.get("unknown-address")
    st.session_state["unknown-address"] = None if known else address
    if not known and reported != address:
        st.dialog(words("Page not found"))(st.write)(
            words("The page that was asked for does not exist. You see the first page.")
        )


def _asked_path() -> str:
    """The path that the browser shows; empty where there is no browser.

    `st.context.url` takes the name of a page off the end of any path, of `/woonnetwerk` too.
    """
    running = get_script_run_ctx()
    asked = running and running.context_info
    return urlsplit(asked.url).path if asked else ""


def _show_page(page: PageEntry, context: Context) -> None:
    """Show a page; what was uploaded on another one is no longer needed."""
    if page.takes_files:
        take_own_uploads(_asking_subject())
    else:
        take_no_uploads()
        st.session_state.pop("proposal", None)
    page.show(context)


def _show_error(words: Words, error: StoreError) -> None:
    if error.code == "reading-interrupted":
        st.rerun()  # by now it can be read again
    title, detail = error_text(words, error)
    st.error(f"**{escaped(title)}**\n\n{escaped(detail)}")


def _asked_language() -> Language:
    asked = st.query_params.get("lang", st.session_state.get("lang", Language.DUTCH))
    language = Language.ENGLISH if asked == Language.ENGLISH else Language.DUTCH
    st.session_state["lang"] = language
    return language


def _offer_language(words: Words) -> None:
    """Offer the other language, everywhere, at the foot of the navigation."""
    names = {Language.DUTCH: N_("Nederlands"), Language.ENGLISH: N_("English")}

    def changed() -> None:
        st.session_state["lang"] = st.session_state["language"]
        st.query_params["lang"] = st.session_state["language"]

    st.session_state["language"] = words.language
    # The script of the shell reads from this key which language the page is drawn in.
    with st.sidebar.container(key=f"language-{words.language}"):
        st.segmented_control(
            words("Language"),
            list(Language),
            key="language",
            format_func=lambda language: names[language],
            required=True,
            on_change=changed,
        )


with MEASUREMENTS.timed(RERUNS):
    main()
