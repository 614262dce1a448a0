import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const folder = 'tests/bench/peers'

/** Installs what is measured against, exactly as locked, when it is not there. */
export function installPeers(): void {
  if (isInstalled()) return
  console.error(`> npm ci, in ${folder}`)
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync('npm', words, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
  if (done.status !== 0)
    throw new Error('The peers could not be installed; --without all measures ours and the limit alone.')
}

function isInstalled(): boolean {
  const installed = `${folder}/node_modules/.package-lock.json`
  if (!existsSync(installed)) return false
  type Lock = { packages: Record<string, { version?: string; optional?: boolean; peer?: boolean }> }
  const read = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as Lock).packages
  const [has, wanted] = [read(installed), read(`${folder}/package-lock.json`)]
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || version === undefined || (has[path] ? has[path].version === version : optional || peer),
  )
}
