// What was found, for somebody who has to mend it.

const AT_MOST = 12

// Says for each check what is wrong and on which pages, then how much was done. True if nothing is wrong.
export function report (done, allPages) {
  const checks = group(done, ({ job }) => job.check.name)
  let total = 0
  for (const [name, jobs] of checks) {
    const faults = jobs.flatMap(job => job.faults)
    const seconds = jobs.reduce((sum, job) => sum + job.seconds, 0)
    const pages = jobs.filter(({ job }) => job.path).length
    const slowest = jobs.reduce((one, other) => other.seconds > one.seconds ? other : one)
    for (const [what, where] of group(faults, fault => fault.what)) console.log(`${name}: ${what}\n    ${places(where)}`)
    console.log(`${name}: ${jobs[0].job.check.extent?.(allPages) ?? `${pages} pages`}, ${faults.length} faults, ${seconds.toFixed(0)} s of one worker` +
      (pages ? `, of which ${slowest.seconds.toFixed(0)} s ${slowest.job.path}` : ''))
    total += faults.length
  }
  console.log(total ? `${total} faults` : 'nothing is wrong')
  return total === 0
}

function places (faults) {
  const paths = [...new Set(faults.map(({ path }) => path))]
  const more = paths.length - AT_MOST
  return paths.slice(0, AT_MOST).join(', ') + (more > 0 ? `, and ${more} more` : '')
}

function group (items, key) {
  const groups = new Map()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}
