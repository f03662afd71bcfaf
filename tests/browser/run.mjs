// Looks at a built site as a reader's browser shows it: each check of `checks/` on pages of every kind.
//
//     npm ci --ignore-scripts && node run.mjs [../../public] [check ...]
//
// First, each page of `bad/` has to be reported by the check that it names. CHROMIUM names the browser, BRIEFGEN the
// program, PORT the first port to serve at, if the usual ones are not right. What cannot be checked on a machine is said,
// and is a fault where CI is set.

import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

import axe from './checks/axe.mjs'
import disk from './checks/disk.mjs'
import fragments from './checks/fragments.mjs'
import keyboard from './checks/keyboard.mjs'
import landing from './checks/landing.mjs'
import nu from './checks/nu.mjs'
import print from './checks/print.mjs'
import questions from './checks/questions.mjs'
import quiet from './checks/quiet.mjs'
import scriptsOff from './checks/scripts-off.mjs'
import search from './checks/search.mjs'
import shift from './checks/shift.mjs'
import weight from './checks/weight.mjs'
import width from './checks/width.mjs'
import { launch, open } from './lib/browser.mjs'
import { findBrowser, NO_BROWSER } from './lib/find-browser.mjs'
import { linkedIds, pathsOf, readPages, rootOf, sample, states } from './lib/pages.mjs'
import { report } from './lib/report.mjs'
import { serve } from './lib/server.mjs'

const CHECKS = [nu, fragments, axe, keyboard, print, scriptsOff, landing, questions, search, width, shift, quiet, disk, weight]
const HERE = path => fileURLToPath(new URL(path, import.meta.url))

// Seconds for one page of a check: the slowest takes a tenth of them. What hangs is to be seen as a fault of its page.
const PATIENCE = 120

// One for all pages of a check, so that styles and scripts are asked for once.
const contexts = new Map()

const args = process.argv.slice(2)
const folder = args.find(isFolder) ?? HERE('../../public')
const names = args.filter(arg => !isFolder(arg))
process.exitCode = await main() ? 0 : 1

async function main () {
  const unknown = names.filter(name => !CHECKS.some(check => check.name === name))
  const executable = findBrowser()
  if (unknown.length) return say(`no such check: ${unknown.join(', ')}`)
  if (!isFolder(folder)) return say(`no such folder: ${folder}; build the site first`)
  if (!executable) return say(NO_BROWSER)
  const asked = CHECKS.filter(check => !names.length || names.includes(check.name))
  const lacking = asked.filter(check => check.lacks?.())
  for (const check of lacking) say(`not checked: ${check.name}: ${check.lacks()}`)
  const checks = asked.filter(check => !lacking.includes(check))
  const browser = await launch(executable)
  try {
    const able = await selfTest(browser, checks)
    const good = able && await checkSite(browser, checks)
    return good && !(lacking.length && process.env.CI)
  } finally {
    await browser.close()
  }
}

async function checkSite (browser, checks) {
  const pages = readPages(folder)
  const host = await serve(folder, rootOf(pages), Number(process.env.PORT ?? 0))
  const ids = linkedIds(pages)
  const paths = { all: pathsOf(pages), sample: pathsOf(sample(pages)), site: [null] }
  const jobs = checks.flatMap(check => {
    const also = check.states ? states(pages) : []
    return [...paths[check.pages], ...also].map(path => ({ check, path, address: address(host, path), ids: ids.get(path), folder, host, pages }))
  })
  const done = await runAll(browser, jobs)
  host.close()
  return report(done, pages.length)
}

// The page for unknown addresses is looked at where a reader meets it.
function address (host, path) {
  return new URL(path === '404.html' ? 'no/such/page.html' : path ?? '', host.url).href
}

// Each page of `bad/`, and each that a check makes because it is too large to keep, says in its first lines what must be
// said of it, and where it is opened.
async function selfTest (browser, checks) {
  const bad = HERE('bad')
  const pages = readPages(bad)
  const ids = linkedIds(pages)
  const host = await serve(bad, '/REPO/', Number(process.env.PORT ?? 0))
  const jobs = [...pages, ...checks.flatMap(check => check.bad?.() ?? [])].map(page => {
    const { path, html } = page
    const [, name, what, at] = html.match(/<!-- must be reported by (\S+): (.+?)(?: at (#\S+))? -->/)
    const check = CHECKS.find(check => check.name === name)
    return { check, path, what, address: host.url + path + (at ?? ''), ids: ids.get(path), folder: bad, host, pages: [page], alone: true }
  })
  const untried = checks.filter(check => !jobs.some(job => job.check === check))
  const done = await runAll(browser, jobs.filter(job => checks.includes(job.check)))
  host.close()
  const missed = done.filter(({ job, faults }) => !faults.some(fault => fault.what.includes(job.what)))
  for (const { job, faults } of missed) say(`bad/${job.path}: ${job.check.name} does not report "${job.what}", but ${JSON.stringify(faults)}`)
  for (const check of untried) say(`no page of bad/ is for ${check.name}`)
  console.log(`self-test: ${done.length - missed.length} of ${done.length} bad pages are reported`)
  return !missed.length && !untried.length
}

// As many at once as there are cores, and one more, since a page often waits.
async function runAll (browser, jobs) {
  const waiting = jobs.values()
  const done = []
  const work = async () => {
    for (const job of waiting) {
      const isFirst = job === jobs.find(({ check }) => check === job.check)
      if (isFirst && !job.alone) console.log(`${job.check.name} ...`)
      const start = performance.now()
      const found = await runOne(browser, job).catch(error => [`the check itself failed: ${error.message}`])
      const faults = found.map(fault => fault.what ? fault : { path: job.path, what: fault })
      done.push({ job, faults, seconds: (performance.now() - start) / 1000 })
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work))
  return done
}

async function runOne (browser, { check, address, ids, folder, host, pages, alone }) {
  if (check.pages === 'site' && !(alone && check.each)) return check.run({ browser, folder, host, pages })
  const page = await (await contextOf(browser, check)).newPage()
  const look = async () => {
    check.before?.(page, address)
    await open(page, address)
    return alone && check.each ? check.each(page) : check.run(page, { ids: ids ?? [] })
  }
  try {
    return await inTime(look())
  } finally {
    await page.close()
  }
}

// The result of the work, or a fault once its time is up; the work ends with its page.
async function inTime (work) {
  let timer
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${PATIENCE} s`)), PATIENCE * 1000)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}

function contextOf (browser, check) {
  const options = { viewport: { width: 1280, height: 800 }, ...check.context }
  if (!contexts.has(check)) contexts.set(check, browser.newContext(options))
  return contexts.get(check)
}

function isFolder (path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function say (words) {
  console.error(words)
  return false
}
