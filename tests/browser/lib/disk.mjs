// A site as it may lie on somebody's disk: in a folder whose name has spaces and Chinese in it.

import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// The address of the folder there, with a slash at its end, and what takes it away again.
export function onDisk (folder) {
  const place = mkdtempSync(join(tmpdir(), 'a briefing 简报 '))
  symlinkSync(resolve(folder), join(place, 'public'))
  return { url: `${pathToFileURL(join(place, 'public'))}/`, remove: () => rmSync(place, { recursive: true }) }
}
