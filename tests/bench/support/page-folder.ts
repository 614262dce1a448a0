import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'gridwalk-bench-pages-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Where a page is bundled to, for this run alone: a build of the app in the meantime must not take it away. */
export const pageFolder = (name: string): string => join(folder, name)
