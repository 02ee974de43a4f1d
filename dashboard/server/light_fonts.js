// An icon that the small font does not hold is drawn with the whole one.
{
  const ICON = '[data-testid="stIconMaterial"]'
  let names

  function draw(icon) {
    names ??= new Set(JSON.parse(document.getElementById('icon-names').textContent))
    icon.toggleAttribute('data-whole-font', !names.has(icon.textContent.trim()))
  }

  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target
      const icon = element?.closest?.(ICON)
      if (icon) draw(icon)
      for (const added of addedNodes) {
        if (added.matches?.(ICON)) draw(added)
        added.querySelectorAll?.(ICON).forEach(draw)
      }
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
