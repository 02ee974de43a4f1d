// Signs out with a POST, which no link and no picture of another site can do, and goes where the
// server says: to the provider, so that it ends its own session too.
export default function (component) {
  const { data, parentElement } = component
  const button = parentElement.querySelector('button')
  button.textContent = data.label
  button.onclick = async () => {
    try {
      const answer = await fetch(data.address, { method: 'POST' })
      window.location.assign((await answer.json()).onward)
    } catch (error) {
      console.error(error)
      button.textContent = data.failed
    }
  }
}
