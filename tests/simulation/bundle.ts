import { mkdirSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { build, type Plugin } from 'vite'
import { defects as deliberate } from './defects/all-defects.ts'
import type { Edit } from './defects/edit.ts'
import { keptSeeds } from './kept-seeds.ts'
import { testBuild } from './test-build.ts'

const defects = [...deliberate, ...keptSeeds]
const root = resolve(import.meta.dirname, '../..')

const made = new Set<string>()
process.once('exit', () => {
  for (const outDir of made) rmSync(outDir, { recursive: true, force: true })
})

/**
 * The simulation with everything it drives, as one program for plain Node: with what the test build changes, and
 * with one deliberate defect when it is named. @returns the path of its file
 * @throws when an edit does not fit the source any more
 */
export async function bundle(defect: string | null): Promise<string> {
  const broken = defects.find(({ name }) => name === defect)
  if (defect !== null && !broken)
    throw new Error(`no defect is called ${defect}; there are: ${defects.map(({ name }) => name).join(', ')}`)
  const edits: Edit[] = [...testBuild, ...(broken?.edits ?? [])]
  const outDir = join(root, '.cache/simulation', `${defect ?? 'sound'}-${process.pid}`)
  mkdirSync(outDir, { recursive: true })
  made.add(outDir)
  const done = new Set<Edit>()
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [apply(edits, done)],
    // All in one file, in the order of imports: what the world takes from the globals must go first.
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'worker.ts'),
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      reportCompressedSize: false,
    },
  })
  const left = edits.filter((edit) => !done.has(edit))
  if (left.length) throw new Error(`no such file: ${left.map(({ file }) => file).join(', ')}`)
  return join(outDir, 'worker.js')
}

function apply(edits: readonly Edit[], done: Set<Edit>): Plugin {
  return {
    name: 'edits of the test build',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(root, id.split('?')[0]!)
      let text = code
      for (const edit of edits) {
        if (edit.file !== file) continue
        const parts = text.split(edit.find)
        if (parts.length !== 2)
          throw new Error(`${file} holds ${parts.length - 1} times, not once: ${edit.find}`)
        text = parts.join(edit.replace)
        done.add(edit)
      }
      return text === code ? null : text
    },
  }
}
