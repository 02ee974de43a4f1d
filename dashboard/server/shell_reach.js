// A chart that is wider than its place is moved within it: with the keyboard too, in every browser.
new MutationObserver(() => {
  const charts = '[data-testid="stVegaLiteChart"]:not([tabindex])'
  document.querySelectorAll(charts).forEach((chart) => (chart.tabIndex = 0))
}).observe(document.documentElement, { subtree: true, childList: true })
