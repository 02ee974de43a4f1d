// Saving a picture as a file.

const SHARP = 2 // pixels of a PNG for each pixel of the drawing
const MOST = 12000 // pixels on a side that browsers can still draw

/**
 * @param {{drawing: SVGElement, width: number, height: number}} picture
 * @param {string} name  without ending
 */
export function saveSvg({ drawing }, name) {
  save(asBlob(drawing), `${safe(name)}.svg`)
}

/** The same as pixels. */
export async function savePng({ drawing, width, height }, name) {
  const address = URL.createObjectURL(asBlob(drawing))
  const image = new Image()
  image.src = address
  await image.decode()
  const sharp = Math.min(SHARP, MOST / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = width * sharp
  canvas.height = height * sharp
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(address)
  canvas.toBlob((blob) => save(blob, `${safe(name)}.png`), 'image/png')
}

function asBlob(drawing) {
  return new Blob([new XMLSerializer().serializeToString(drawing)], { type: 'image/svg+xml' })
}

function save(blob, name) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The download has its own hold on the data once the click is handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}

/** A name that every file system takes. */
const safe = (name) => name.replace(/[^\p{L}\p{N} -]+/gu, '').trim().replace(/\s+/g, '-').slice(0, 80)
