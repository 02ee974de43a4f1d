// The frame goes as soon as words of the page are seen: what Streamlit draws before is white.
{
  const WORDS = '[data-testid="stSidebarNavLink"], [data-testid="stMain"] :is(h1, h2, p, [role="alert"])'

  const watching = new MutationObserver(() => {
    if (![...document.querySelectorAll(WORDS)].some((words) => words.checkVisibility())) return
    watching.disconnect()
    document.getElementById('first-frame').remove()
  })
  const shown = { attributeFilter: ['style', 'class', 'hidden'] } // what is loaded later is hidden
  watching.observe(document, { subtree: true, childList: true, ...shown })
}
