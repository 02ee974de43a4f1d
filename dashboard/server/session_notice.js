// Tells five minutes before the end of a session that it ends, in every tab, and what can be done.
// To ask how long it lasts is no use of it: whoever only leaves the page open is signed out.
{
  const SOON = 5 * 60 // seconds before the end
  const OFTEN = 15 // seconds between two looks then: somebody may go on in another tab
  const SELDOM = 60 // seconds until the next look when there was no answer
  const { Notice, button, wording } = window.pageNotices
  const notice = new Notice('session-notice')
  let waiting

  async function look(method = 'GET') {
    clearTimeout(waiting)
    const { session } = wording()
    const left = await fetch(session, { method }).then((answer) => answer.ok && answer.json(), () => null)
    const seconds = left ? Math.min(left.idle, left.absolute) : 0
    if (left && seconds <= SOON) warn(seconds, left.absolute <= left.idle)
    else notice.hide() // the other notice says that it has ended, or the connection is lost
    const next = !left ? SELDOM : seconds <= SOON ? OFTEN : seconds - SOON
    waiting = setTimeout(() => look(), next * 1000)
  }

  /** The time of the clock, and not what is left: that would be said anew every minute. */
  function warn(seconds, reachesLast) {
    const { words } = wording()
    const end = new Date(Date.now() + seconds * 1000)
    const time = end.toLocaleTimeString('nl-BE', { hour: '2-digit', minute: '2-digit' })
    if (reachesLast) notice.show(words.last.replace('{time}', time))
    else notice.show(words.idle.replace('{time}', time), button(words.go_on, () => look('POST')))
  }

  document.addEventListener('DOMContentLoaded', () => {
    if (!document.documentElement.dataset.owner) return // nobody signs in
    look()
    document.addEventListener('visibilitychange', () => document.hidden || look())
    new BroadcastChannel(wording().channel).addEventListener('message', () => look())
  })
}
