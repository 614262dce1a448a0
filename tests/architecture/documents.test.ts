import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const elsewhere = new Set(['node_modules', 'dist', '.git', '.cache', '.data'])
const binary = /\.(png|ico|woff2?|jpe?g|xlsx|docx|sqlite|db)$/

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (elsewhere.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else if (entry.isFile()) yield path
  }
}

const generated = /^(dist|node_modules|\.cache|\.data)\b/
const withExtension = /\.(ts|mjs|js|vue|json|md|css|html|svg|png|sql)$/

/** The words in backticks that claim to be a path of this repository. */
export function pathsIn(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  return [...prose.matchAll(/`([^`\n]+)`/g)]
    .map((found) => (found[1] ?? '').replace(/:\d+$/, ''))
    .filter((word) => /^[\w.@-][\w./@-]*$/.test(word) && !generated.test(word))
    .filter(
      (word) => withExtension.test(word) || (word.includes('/') && existsSync(word.split('/')[0] ?? '')),
    )
}

describe('documents', () => {
  const files = [...filesUnder('.')]
  const readmes = files.filter((file) => basename(file) === 'README.md')

  it('finds the paths that a text names', () => {
    const text =
      'See `src/gone.ts:12`, `tests/`, `npm test`, `/api/sync`, `text/html` and `#domain/x.ts`.\n```\n`src/a.ts`\n```\n'
    expect(pathsIn(text)).toEqual(['src/gone.ts', 'tests/'])
  })

  it.each(readmes)('every path that %s names exists', (readme) => {
    const missing = pathsIn(readFileSync(readme, 'utf8')).filter(
      (path) => !existsSync(path) && !existsSync(join(dirname(readme), path)),
    )
    expect(missing).toEqual([])
  })

  it('no file names a package registry or a path of one machine', () => {
    // Put together here, so that this file does not accuse itself.
    const registry = new RegExp(['registry\\.(npm', 'yarn)|npmm', 'irror\\.com|_auth', 'Token'].join(''))
    const machine = new RegExp(['(^|[\\s"\'`(=:])/(wo', 'rk|home|root|Users)/'].join(''), 'm')
    const offenders = files
      .filter((file) => !binary.test(file))
      .filter((file) => {
        const text = readFileSync(file, 'utf8')
        return registry.test(text) || machine.test(text)
      })
    expect(offenders).toEqual([])
  })
})
