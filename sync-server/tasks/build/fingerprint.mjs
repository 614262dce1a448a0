// Answers one question: was dist/ built from exactly these sources? By content, for dates lie after a checkout.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = [
  'src',
  'public',
  'sync-server',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
]
const stamp = 'dist/sources.sha256'

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return []
  const entries = /\.\w+$/.test(path) ? null : readdirSync(path, { recursive: true, withFileTypes: true })
  if (entries === null) return [path]
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

export function fingerprint() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesUnder).toSorted())
    hash.update(file).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

export function isBuilt() {
  if (!existsSync('dist/app/index.html') || !existsSync('dist/server/main.js') || !existsSync(stamp))
    return false
  return readFileSync(stamp, 'utf8') === fingerprint()
}

/** @param {string} value the fingerprint from before the build, so that a later change counts as unbuilt */
export function markBuilt(value) {
  writeFileSync(stamp, value)
}
