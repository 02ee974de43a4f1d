// Marks the page while it waits for the server: <html data-waiting>. In each page before its own scripts.
// Streamlit sets its own mark only when the first answer comes, so that a test can be ahead of it.
(() => {
  const [NEW_RUN, RUN_ENDED, ENDED_FOR_ANOTHER] = [4, 6, 2] // fields of ForwardMsg; a status
  const RERUN = 11 << 3 | 2 // the first byte of a BackMsg that asks for a run
  let [asked, running] = [false, false]

  function mark() {
    if (asked || running) document.documentElement.dataset.waiting = ''
    else whenShown(() => delete document.documentElement.dataset.waiting)
  }

  /* The page draws a message some time after it came: wait for its own mark, and two pictures more. */
  function whenShown(then, frames = 2) {
    if (asked || running) return
    const ended = document.querySelector('[data-test-script-state="notRunning"]')
    if (ended && !frames) then()
    else requestAnimationFrame(() => whenShown(then, ended ? frames - 1 : 2))
  }

  /* The number and the value of the one part of a message that is no hash and no metadata. */
  function part(bytes) {
    let at = 0
    const number = () => {
      let [value, shift, byte] = [0, 0, 0]
      do {
        byte = bytes[at++]
        value += (byte & 127) * 2 ** shift
        shift += 7
      } while (byte & 128)
      return value
    }
    while (at < bytes.length) {
      const tag = number()
      const value = number()
      if (tag >> 3 > 2) return [tag >> 3, value]
      at += value
    }
    return []
  }

  const send = WebSocket.prototype.send
  const heard = new WeakSet()
  WebSocket.prototype.send = function (message) {
    if (!heard.has(this)) {
      heard.add(this)
      this.addEventListener('message', ({ data }) => {
        if (!(data instanceof ArrayBuffer)) return
        const [field, value] = part(new Uint8Array(data))
        if (field === NEW_RUN) [asked, running] = [false, true]
        else if (field === RUN_ENDED && value !== ENDED_FOR_ANOTHER) running = false
        else return
        mark()
      })
    }
    if (message instanceof Uint8Array && message[0] === RERUN) {
      asked = true
      mark()
    }
    return send.call(this, message)
  }
})()
