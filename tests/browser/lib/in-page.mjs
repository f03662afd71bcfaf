// What the checks need to know inside a page. The function is sent there, and sees nothing of this file.

export function install () {
  const words = text => text.replace(/\s+/g, ' ').trim()
  globalThis.look = {
    words,

    // The short name of an element in a report.
    name (element) {
      const id = element.id ? `#${element.id}` : ''
      const classes = [...element.classList].map(one => `.${one}`).join('')
      const text = words(element.getAttribute('aria-label') ?? element.textContent).slice(0, 40)
      return `${element.localName}${id || classes}${text && ` "${text}"`}`
    },

    // Whether it is drawn at all: not switched off, and not in a closed <details> or popover.
    shown: element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),

    // Whether some of it stands in the window.
    inView (element) {
      return [...element.getClientRects()].some(box =>
        box.top < innerHeight && box.bottom >= 0 && box.left < innerWidth && box.right >= 0)
    },
  }
}
