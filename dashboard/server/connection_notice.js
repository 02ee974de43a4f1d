// Tells that the connection is lost, that the session has ended, or that somebody else is signed
// in. It knows from the websockets that Streamlit's page opens.
{
  const Socket = window.WebSocket
  const CROWDED = 4429 // as the gate closes a websocket
  const OF_OTHER = 4403
  const REFUSALS = [CROWDED, OF_OTHER]
  const { Notice, button, signIn, wording } = window.pageNotices
  const notice = new Notice('connection-notice')
  let open = 0
  let leaving = false
  let refusal

  window.WebSocket = class extends Socket {
    constructor(address, ...given) {
      super(withOwner(address), ...given)
      this.addEventListener('open', () => {
        open += 1
        if (refusal) setTimeout(() => this.readyState === Socket.OPEN && goOn(), 1000)
        else notice.hide()
        this.addEventListener('close', ({ code }) => {
          open -= 1
          refusal = REFUSALS.includes(code) ? code : undefined
          setTimeout(tell, refusal ? 0 : 1500) // most are back by then
        })
      })
      this.addEventListener('message', () => refusal && goOn())
    }
  }

  /** The gate let the page through again: it refuses at once, or not. */
  function goOn() {
    refusal = undefined
    notice.hide()
  }

  /** The page says whose it is: the gate lets nobody else go on with what is filled in here. */
  function withOwner(address) {
    const { owner } = document.documentElement.dataset
    if (!owner) return address
    const url = new URL(address, window.location.href)
    url.searchParams.set('owner', owner)
    return url.href
  }

  window.addEventListener('pagehide', () => (leaving = true))
  window.addEventListener('pageshow', () => (leaving = false))

  // While there is no connection Streamlit disables the field that somebody types in. The field then
  // takes its letters for sent, though nobody heard of them: once it is enabled again they are made
  // new, and the focus is where it was, so that they are sent as always.
  let typedIn
  addEventListener('focusin', ({ target }) => (typedIn = target))
  addEventListener('focusout', ({ target }) => {
    if (!target.disabled) typedIn = undefined
  })
  new MutationObserver((changes) => {
    if (!changes.some(({ target }) => target === typedIn && !target.disabled)) return
    const field = typedIn
    const now = document.activeElement
    field.focus({ preventScroll: true })
    if (field.matches('textarea, input[type=text]')) makeNew(field)
    if (now !== document.body) now?.focus({ preventScroll: true })
  }).observe(document, { subtree: true, attributeFilter: ['disabled'] })

  function makeNew(field) {
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')
    const letters = field.value
    for (const value of [`${letters} `, letters]) {
      set.call(field, value) // past React, which then takes it for typed
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }

  async function tell() {
    if (open || leaving) return
    const { words, asked, sign_in, sign_in_anew } = wording()
    if (refusal === CROWDED) return notice.show(words.crowded)
    if (refusal === OF_OTHER) {
      const again = signIn(words.sign_in, sign_in_anew)
      return notice.show(words.of_other, again, button(words.drop, () => window.location.reload()))
    }
    const ended = await fetch(asked).then((answer) => answer.status === 401, () => false)
    if (open || leaving || refusal) return
    if (ended) notice.show(words.ended, signIn(words.sign_in, sign_in))
    else notice.show(words.lost)
    setTimeout(tell, 5000)
  }

  document.addEventListener('DOMContentLoaded', () => {
    // Somebody signed in, in the small window: Streamlit's page tries again by itself.
    new BroadcastChannel(wording().channel).onmessage = () => notice.hide()
  })
}
