// The small window has done its work: it tells the page that waits for it, and goes.
new BroadcastChannel('/aanmelden').postMessage('signed in')
window.close()
