// The contrast of words with the colour behind them. The function is sent into the page, and sees nothing of this file.

// Of the elements that the selectors name, those whose words are too pale. What is behind them is the colour of the nearest
// element around them that has one: a shade or a picture on it does not count.
export function lowContrast (selectors) {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const known = new Map()

  // Red, green, blue and how much it covers, each from 0 to 1.
  function parts (colour) {
    if (!known.has(colour)) {
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = colour
      pen.fillRect(0, 0, 1, 1)
      known.set(colour, [...pen.getImageData(0, 0, 1, 1).data].map(part => part / 255))
    }
    return known.get(colour)
  }

  const over = ([r, g, b, a], ground) => [r, g, b].map((part, at) => part * a + ground[at] * (1 - a))
  const light = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)

  function ground (element) {
    const own = element && parts(getComputedStyle(element).backgroundColor)
    return !element ? [1, 1, 1] : own[3] === 1 ? own : over(own, ground(element.parentElement))
  }

  function contrast (element) {
    const { color, fill } = getComputedStyle(element)
    const behind = ground(element)
    const [dark, bright] = [luminance(over(parts(element instanceof SVGElement ? fill : color), behind)), luminance(behind)].sort((a, b) => a - b)
    return (bright + 0.05) / (dark + 0.05)
  }

  function least (element) {
    const { fontSize, fontWeight } = getComputedStyle(element)
    const size = parseFloat(fontSize)
    return size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 3 : 4.5
  }

  return selectors.map(selector => document.querySelector(selector)).filter(element => element && contrast(element) < least(element))
    .map(element => `contrast ${contrast(element).toFixed(2)}: ${globalThis.look.name(element)}`)
}
