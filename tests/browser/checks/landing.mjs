// Every #id that a link of the site leads to, on this page: the browser goes there, and there is something to see.

export default {
  name: 'landing',
  pages: 'sample',
  context: { reducedMotion: 'reduce' },

  async run (page, { ids }) {
    return page.evaluate(land, [...ids])
  },
}

async function land (ids) {
  const { inView } = globalThis.look
  const faults = []
  for (const id of ids) {
    const target = document.getElementById(id)
    location.hash = encodeURIComponent(id)
    if (!target) faults.push(`#${id} is not there`)
    // Only a script shows what belongs to other days, with the markers that lead to it.
    else if (target.closest('[data-other-day]')) continue
    else if (!target.getClientRects().length) faults.push(`#${id} is not drawn`)
    else if (!inView(target)) faults.push(`#${id} is not scrolled to`)
  }
  return faults
}
