// Tells that the connection is lost or the session has ended, without taking the focus: whoever is
// typing goes on typing. It knows from the websockets that Streamlit's page opens.
{
  const Socket = window.WebSocket
  const TOO_MANY_TABS = 4429 // as the gate closes a websocket
  let open = 0
  let leaving = false
  let crowded = false
  let notice

  window.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given)
      this.addEventListener('open', () => {
        open += 1
        if (!crowded) notice?.remove()
        this.addEventListener('close', ({ code }) => {
          open -= 1
          crowded = code === TOO_MANY_TABS
          setTimeout(tell, crowded ? 0 : 1500) // most are back by then
        })
      })
      this.addEventListener('message', () => {
        if (crowded) notice?.remove()
        crowded = false
      })
    }
  }

  window.addEventListener('pagehide', () => (leaving = true))
  window.addEventListener('pageshow', () => (leaving = false))

  async function tell() {
    if (open || leaving) return
    const told = JSON.parse(document.getElementById('connection-words').textContent)
    const language = document.querySelector('[class*="st-key-language-en"]') ? 'en' : 'nl'
    const words = told.sentences[language]
    if (crowded) return show(words.crowded)
    const ended = await fetch(told.asked).then((answer) => answer.status === 401, () => false)
    if (open || leaving) return
    show(ended ? words.ended : words.lost, ended && { label: words.sign_in, ...told })
    setTimeout(tell, 5000)
  }

  function show(sentence, signIn) {
    if (notice?.isConnected && notice.firstChild.textContent === sentence) return
    notice?.remove()
    notice = document.createElement('div')
    notice.id = 'connection-notice'
    notice.setAttribute('role', 'status')
    notice.dataset.reactAriaTopLayer = 'true' // an open dialog of Streamlit leaves it within reach
    const text = document.createElement('p')
    notice.append(text)
    if (signIn) notice.append(button(signIn))
    document.body.append(notice)
    text.textContent = sentence // after it is there, so that a screen reader says it
  }

  function button({ label, sign_in: address, channel }) {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = label
    made.onclick = () => {
      const heard = new BroadcastChannel(channel)
      const small = window.open(address, 'aanmelden', 'popup,width=520,height=680')
      heard.onmessage = () => {
        heard.close()
        small?.close()
        notice.remove()
      }
    }
    return made
  }
}
